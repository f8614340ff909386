using System.Globalization;

namespace PyContainer.Build;

/// <summary>Names of the .NET SDK and of Visual Studio, from the project to the call of docker.</summary>
public sealed class SdkConventionTests
{
    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    [PackageFact]
    public void Names_of_Visual_Studio_and_of_older_SDKs_take_the_place_of_the_usual_ones()
    {
        using var repository = Template.Repository();
        var run = repository.Dotnet([.. _publish, "-p:ContainerRegistry=other.example", "-p:RegistryUrl=registry.example", "-p:ContainerImageTag=1", "-p:PublishImageTag=2", "-p:ContainerImageName=shop/greeter", "-p:ContainerFamily=alpine"]).MustSucceed();
        Assert.Equal(["registry.example/shop/greeter:2"], FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--tag"));
        // Once, however many tasks read it.
        Assert.Equal(["PYC2103", "PYC2108"], run.Warnings.Select(warning => warning.Code).Order(StringComparer.Ordinal));
    }

    [PackageFact]
    public void A_generated_tag_is_the_time_in_UTC_with_24_hours_and_one_for_the_publish()
    {
        using var repository = Template.Repository();
        var before = DateTime.UtcNow.AddSeconds(-1);
        var run = repository.Dotnet([.. _publish, "-p:AutoGenerateImageTag=true", "-p:ContainerImageTag=1", "-getItem:GeneratedContainer"]).MustSucceed();
        var tag = Assert.Single(Output.Items(run, "GeneratedContainer"))["Tag"];
        Assert.InRange(DateTime.ParseExact(tag, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), before, DateTime.UtcNow);
        Assert.Equal([$"greeter:{tag}"], FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--tag"));
    }

    [PackageFact]
    public void The_start_of_the_container_is_what_the_project_says()
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: """
            <PropertyGroup>
              <ContainerUser>10001</ContainerUser>
              <ContainerWorkingDirectory>/app/data/</ContainerWorkingDirectory>
              <ContainerRegistry>registry.example</ContainerRegistry>
              <ContainerImageFormat>oci</ContainerImageFormat>
            </PropertyGroup>
            <ItemGroup>
              <ContainerAppCommandArgs Include="--workers;4" />
              <ContainerDefaultArgs Include="--log-level;warning;--log-level" />
            </ItemGroup>
            """));
        var run = repository.Dotnet(_publish).MustSucceed();
        Assert.Empty(run.Warnings);
        var dockerfile = File.ReadAllText(FakeDocker.Values(repository.Docker.Builds[0], "--file").Single());
        Assert.Contains("WORKDIR /app/data\nUSER 10001:10001\n", dockerfile, StringComparison.Ordinal);
        Assert.EndsWith("\"--port\", \"8000\", \"--workers\", \"4\"]\nCMD [\"--log-level\", \"warning\", \"--log-level\"]\n", dockerfile, StringComparison.Ordinal);
        Assert.Equal(["type=image,push=true,oci-mediatypes=true"], FakeDocker.Values(repository.Docker.Builds[1], "--output"));
    }

    [PackageFact]
    public void Root_is_taken_at_its_word_and_refused_by_the_rules()
    {
        using var repository = Template.Repository();
        repository.Dotnet([.. _publish, "-p:ContainerUser=0:0"]).MustFailWith("PYC4043");
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageTheory]
    [InlineData(true, "")]
    [InlineData(false, """<PyContainerService Include="." Repository="greeter-python" />""")]
    public void Two_publishers_of_one_project_do_not_replace_each_others_image(bool isRefused, string item)
    {
        using var repository = Template.Repository(ProjectKind.Console);
        repository.Write(Template.ProjectFile, Template.Project(ProjectKind.Console, $"<ItemGroup>{item}</ItemGroup>"));
        // The SDK's turn ends without a network: nobody listens there.
        var run = repository.Dotnet("publish", "--no-restore", "-t:PublishContainer", "-p:PublishContainer=true", "-p:ContainerBaseImage=localhost:1/base:1");
        Assert.Equal(isRefused, run.ErrorCodes.Contains("PYC2109"));
        Assert.Equal(!isRefused, run.Tasks.Contains("CreateNewImage"));
        Assert.Single(repository.Docker.Builds);
    }
}
