namespace PyContainer.Build;

/// <summary>Labels come from the project, the Python project and git, in this order.</summary>
public sealed class LabelTests
{
    private const string Oci = "org.opencontainers.image.";

    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    [PackageFact]
    public void What_the_projects_say_travels_as_labels()
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: """
            <PropertyGroup>
              <ContainerVendor>Shop: a;b</ContainerVendor>
              <Description>of the package</Description>
              <ContainerGenerateLabelsImageTitle>false</ContainerGenerateLabelsImageTitle>
            </PropertyGroup>
            <ItemGroup><ContainerLabel Include="team" Value="orders: one; two" /></ItemGroup>
            """));
        repository.Dotnet(_publish).MustSucceed();
        var labels = Labels(repository);
        Assert.Equal(("Shop: a;b", "orders: one; two", "1.0.0"), (labels[Oci + "vendor"], labels["team"], labels[Oci + "version"]));
        Assert.Equal("gcr.io/distroless/cc-debian13:nonroot", labels[Oci + "base.name"]);
        Assert.DoesNotContain(Oci + "title", labels.Keys);
        // No repository of git, and no time: nobody is told the time of the build instead.
        Assert.DoesNotContain(Oci + "created", labels.Keys);
        Assert.DoesNotContain(Oci + "revision", labels.Keys);
    }

    [PackageFact]
    public void Switched_off_as_a_whole_the_users_own_stay()
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: """<ItemGroup><ContainerLabel Include="team" Value="orders" /></ItemGroup>"""));
        repository.Dotnet([.. _publish, "-p:ContainerGenerateLabels=false"]).MustSucceed();
        Assert.Equal(["team"], Labels(repository).Keys);
    }

    [PackageFact]
    public void Gits_commit_gives_revision_time_and_with_consent_the_address()
    {
        using var repository = Template.Repository();
        Git(repository, "init", "-q");
        Git(repository, "remote", "add", "origin", "https://git.example/shop/greeter.git");
        Git(repository, "add", "pyproject.toml");
        Git(repository, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-q", "-m", "first", "--date=2025-10-09T08:53:20Z");
        repository.Dotnet([.. _publish, "-p:PublishRepositoryUrl=true"]).MustSucceed();
        var labels = Labels(repository);
        var (revision, time) = (Git(repository, "rev-parse", "HEAD"), Git(repository, "log", "-1", "--format=%ct"));
        Assert.Equal((revision, "https://git.example/shop/greeter"), (labels[Oci + "revision"], labels[Oci + "source"]));
        Assert.Equal(DateTimeOffset.Parse(labels[Oci + "created"], System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), long.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains($"SOURCE_DATE_EPOCH={time}", FakeDocker.Values(repository.Docker.Builds.Single(), "--build-arg"));

        repository.Variables["SOURCE_DATE_EPOCH"] = "1760000000";
        repository.Dotnet(_publish).MustSucceed();
        var again = FakeDocker.Values(repository.Docker.Builds[1], "--label");
        Assert.Contains(Oci + "created=2025-10-09T08:53:20Z", again);
        Assert.DoesNotContain(again, label => label.StartsWith(Oci + "source", StringComparison.Ordinal));
        Assert.Contains("SOURCE_DATE_EPOCH", FakeDocker.Values(repository.Docker.Builds[1], "--build-arg"));
    }

    private static Dictionary<string, string> Labels(TestRepository repository) =>
        FakeDocker.Values(repository.Docker.Builds.Single(), "--label").Select(label => label.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static string Git(TestRepository repository, params string[] arguments)
    {
        var result = DotnetCommand.Run(new System.Diagnostics.ProcessStartInfo("git", ["-C", repository.Folder, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        Assert.True(result.ExitCode == 0, result.Output);
        return result.StandardOutput.Trim();
    }
}
