namespace PyContainer.Build;

/// <summary>Where an image goes after it passed the rules; one that breaks a rule goes nowhere.</summary>
public sealed class DeliveryTests
{
    private const string RunsAsRoot = """echo '{"Id":"sha256:22","RootFS":{"Layers":["sha256:33"]},"Config":{"User":"0:0","Entrypoint":["/app"]}}'""";

    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    [PackageFact]
    public void A_registry_gets_each_name_and_its_digest_is_the_one_that_counts()
    {
        using var repository = Template.Repository();
        var run = repository.Dotnet([.. _publish, "-p:ContainerRegistry=registry.invalid:5000", "-p:ContainerImageTags=\"1 2\"", "-p:PyContainerDigestFile=out/digest",
            "-getItem:GeneratedContainer", "-getProperty:GeneratedContainerDigest"]).MustSucceed();
        string[] names = ["registry.invalid:5000/greeter:1", "registry.invalid:5000/greeter:2"];
        Assert.Equal(names, repository.Docker.Calls.Where(call => call[0] == "push").Select(call => call[1]));
        Assert.Equal(names, Output.Items(run, "GeneratedContainer").Select(item => item["Identity"]));
        var digest = "sha256:" + new string('4', 64);
        Assert.Equal(digest, Output.Property(run, "GeneratedContainerDigest"));
        Assert.Equal(digest + "\n", File.ReadAllText(repository.PathOf("out/digest")));
    }

    [PackageFact]
    public void An_archive_takes_the_place_of_a_push()
    {
        using var repository = Template.Repository();
        var run = repository.Dotnet([.. _publish, "-p:ContainerRegistry=registry.invalid", "-p:ContainerArchiveOutputPath=out/image.tar", "-getProperty:GeneratedArchiveOutputPath", "-getItem:GeneratedContainer"]).MustSucceed();
        Assert.Equal(repository.PathOf("out/image.tar"), Output.Property(run, "GeneratedArchiveOutputPath"));
        Assert.Equal("archive", File.ReadAllText(repository.PathOf("out/image.tar")));
        Assert.DoesNotContain(repository.Docker.Calls, call => call[0] == "push");
    }

    [PackageTheory]
    [InlineData("-p:ContainerRegistry=registry.invalid")]
    [InlineData("-p:ContainerArchiveOutputPath=out/image.tar")]
    public void An_image_that_breaks_a_rule_is_not_delivered(string place)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(inspect: RunsAsRoot);
        repository.Dotnet([.. _publish, place, "-p:PyContainerDigestFile=out/digest"]).MustFailWith("PYC4043");
        Assert.DoesNotContain(repository.Docker.Calls, call => call[0] == "push");
        Assert.False(Directory.Exists(repository.PathOf("out")));
    }

    [PackageFact]
    public void A_registry_that_refuses_is_one_coded_error_and_no_image_is_announced()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(push: "echo 'denied: requested access to the resource is denied' >&2; exit 1");
        var run = repository.Dotnet([.. _publish, "-p:ContainerRegistry=registry.invalid", "-p:PyContainerDigestFile=out/digest"]);
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.StartsWith("PYC3", Assert.Single(run.Errors).Code, StringComparison.Ordinal);
        Assert.False(File.Exists(repository.PathOf("out/digest")));
        Assert.Empty(run.OwnHeadlines);
    }
}
