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

    [PackageFact]
    public void A_docker_that_is_killed_in_the_middle_of_an_archive_leaves_the_one_of_before()
    {
        using var repository = Template.Repository();
        repository.Write("out/image.tar", "before");
        repository.Docker.Answer(save: """printf ar >"$4"; kill -9 $$""");
        repository.Dotnet([.. _publish, "-p:ContainerArchiveOutputPath=out/image.tar"]).MustFailWith("PYC3605");
        Assert.Equal("before", File.ReadAllText(repository.PathOf("out/image.tar")));
        Assert.Single(Directory.GetFiles(repository.PathOf("out")));
    }

    [PackageFact]
    public void An_archive_has_the_mode_of_any_new_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var repository = Template.Repository();
        repository.Docker.Answer(save: """printf archive >"$4"; chmod 600 "$4" """);
        repository.Dotnet([.. _publish, "-p:ContainerArchiveOutputPath=out/image.tar"]).MustSucceed();
        var usual = repository.PathOf("usual");
        File.WriteAllText(usual, "");
        Assert.Equal(File.GetUnixFileMode(usual), File.GetUnixFileMode(repository.PathOf("out/image.tar")));
        Assert.Single(Directory.GetFileSystemEntries(repository.PathOf("out")));
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
        Assert.Equal("PYC3260", Assert.Single(run.Errors).Code);
        Assert.False(File.Exists(repository.PathOf("out/digest")));
        Assert.Empty(run.OwnHeadlines);
    }

    private const string Classic = """echo '{"OSType":"linux","Architecture":"x86_64","DriverStatus":[["Backing Filesystem","extfs"]]}'""";
    private const string Containerd = """echo '{"OSType":"linux","Architecture":"x86_64","DriverStatus":[["driver-type","io.containerd.snapshotter.v1"]]}'""";

    [PackageFact]
    public void Several_platforms_are_loaded_as_one_verified_and_then_pushed_as_an_index()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(info: Containerd);
        var run = repository.Dotnet([.. _publish, "-p:ContainerRegistry=registry.invalid", "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"", "-p:PyContainerProvenance=min", "-getItem:GeneratedContainer"]).MustSucceed();
        var calls = repository.Docker.Calls;
        Assert.Equal(["buildx build", "image inspect", "buildx build"], calls.Select(call => $"{call[0]} {call[1]}").Where(call => call is "buildx build" or "image inspect" or "push registry.invalid/greeter:latest"));
        var (load, export) = (repository.Docker.Builds[0], repository.Docker.Builds[1]);
        Assert.Equal(["linux/amd64"], FakeDocker.Values(load, "--platform"));
        Assert.Contains("--load", load);
        Assert.Contains("--provenance=false", load);
        Assert.Equal(["linux/arm64,linux/amd64"], FakeDocker.Values(export, "--platform"));
        Assert.Equal(["type=image,push=true"], FakeDocker.Values(export, "--output"));
        Assert.Contains("--provenance=mode=min", export);
        foreach (var same in new[] { "--file", "--target", "--tag", "--label", "--build-arg", "--secret" })
            Assert.Equal(FakeDocker.Values(load, same), FakeDocker.Values(export, same));
        Assert.Equal("linux/arm64;linux/amd64", Output.Items(run, "GeneratedContainer").Single()["Platforms"]);
    }

    [PackageTheory]
    [InlineData("-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"", "PYC3262")]
    [InlineData("-p:PyContainerSbom=true", "PYC3262")]
    [InlineData("-p:PyContainerProvenance=max", "PYC3262")]
    [InlineData("-p:PyContainerArchiveFormat=oci;ContainerArchiveOutputPath=out/image.tar", "PYC3262")]
    [InlineData("-p:PyContainerCompression=zstd;ContainerRegistry=registry.invalid", "PYC3262")]
    public void What_the_engine_cannot_is_told_before_anything_is_built(string option, string code)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(info: Classic);
        repository.Dotnet([.. _publish, option]).MustFailWith(code);
        Assert.Empty(repository.Docker.Builds);
        Assert.False(Directory.Exists(repository.PathOf("out")));
    }

    [PackageFact]
    public void A_builder_that_does_not_exist_is_told_before_anything_is_built()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(builder: """echo 'ERROR: no builder "mine" found' >&2; exit 1""");
        repository.Dotnet([.. _publish, "-p:PyContainerBuilder=mine"]).MustFailWith("PYC3006");
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageFact]
    public void An_index_of_an_image_that_breaks_a_rule_is_not_pushed()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(info: Containerd, inspect: RunsAsRoot);
        repository.Dotnet([.. _publish, "-p:ContainerRegistry=registry.invalid", "-p:PyContainerProvenance=max"]).MustFailWith("PYC4043");
        Assert.DoesNotContain(repository.Docker.Builds, build => build.Contains("--output"));
    }
}
