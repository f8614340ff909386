using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Engines that know nothing yet, one with the classic image store, and builders beside an engine.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class OtherEngineTests(Sample sample, ITestOutputHelper output)
{
    [RegistryTheory]
    [InlineData("registry")]
    [InlineData("local")]
    public void Steps_that_one_engine_wrote_to_a_cache_are_taken_from_it_by_another(string type)
    {
        using var first = new OwnEngine(hasContainerdStore: true);
        using var second = new OwnEngine(hasContainerdStore: true, neighbour: first);
        using var registry = new LoopbackRegistry(first.Network);
        using var repository = SmallService.Create(sample);
        repository.Variables["SOURCE_DATE_EPOCH"] = "1760000000";
        var (to, from) = type == "registry" ? ($"type=registry,ref={registry.Host}/cache:1,mode=max", $"{registry.Host}/cache:1") : ("type=local,dest=cache", "type=local,src=cache");

        // One that is not there yet is no error.
        var written = Publish(repository, first, Items(from, to)).MustSucceed();
        Assert.DoesNotContain(written.Messages, IsCachedCopy);
        Assert.DoesNotContain(Publish(repository, second, "").MustSucceed().Messages, IsCachedCopy);
        Assert.Equal(0, second.Docker("buildx", "prune", "-af").ExitCode);
        Assert.Equal(0, second.Docker("image", "rm", "-f", $"{Engine.Prefix}/cached:1").ExitCode);
        var taken = Publish(repository, second, Items(from, null)).MustSucceed();
        Assert.Contains(taken.Messages, IsCachedCopy);
        // One time, the very same layers: one image.
        string[] inspect = ["image", "inspect", "-f", "{{.Id}}", $"{Engine.Prefix}/cached:1"];
        Assert.Equal(first.Docker(inspect).StandardOutput, second.Docker(inspect).StandardOutput);
        output.WriteLine($"written {written.Result.Time.TotalSeconds:0.0} s, taken {taken.Result.Time.TotalSeconds:0.0} s");
    }

    [RegistryFact]
    public void The_classic_store_pushes_and_saves_single_images_and_says_what_it_cannot_before_the_build()
    {
        using var engine = new OwnEngine(hasContainerdStore: false);
        using var registry = new LoopbackRegistry(engine.Network);
        using var repository = SmallService.Create(sample);
        var refused = Publish(repository, engine, Items(null, "type=local,dest=cache"), $"-p:ContainerRegistry={registry.Host}", "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"",
            "-p:PyContainerSbom=true", "-p:PyContainerProvenance=min", "-p:PyContainerCompression=zstd").MustFailWith("PYC3262");
        Assert.All(new[] { "several platforms", "PyContainerSbom", "PyContainerProvenance", "zstd", "type local" }, what => Assert.Contains(what, refused.Errors[0].Message, StringComparison.Ordinal));
        var archive = Publish(repository, engine, "", "-p:PyContainerArchiveFormat=oci", "-p:ContainerArchiveOutputPath=out/image.tar").MustFailWith("PYC3262");
        Assert.DoesNotContain(refused.Messages.Concat(archive.Messages), message => message.StartsWith("docker buildx build ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(repository.PathOf("out")) || Directory.Exists(repository.PathOf("cache")) || !registry.IsEmpty());

        var run = Publish(repository, engine, Items(null, "type=inline"), $"-p:ContainerRegistry={registry.Host}", "-getProperty:GeneratedContainerDigest").MustSucceed();
        var name = $"{registry.Host}/{Engine.Prefix}/cached";
        Assert.Equal(0, engine.Docker("image", "rm", "-f", $"{name}:1").ExitCode);
        var pulled = engine.Docker("pull", "-q", $"{name}@{run.Result.StandardOutput.Trim()}");
        Assert.True(pulled.ExitCode == 0, pulled.Output);
        Publish(repository, engine, "", "-p:ContainerArchiveOutputPath=out/image.tar").MustSucceed();
        Assert.True(new FileInfo(repository.PathOf("out/image.tar")).Length > 1000);
    }

    [StandInFact]
    public void A_builder_beside_the_engine_loads_into_it()
    {
        using var repository = SmallService.Create(sample);
        using var builder = new RemoteBuilder();
        repository.Variables["BUILDX_CONFIG"] = builder.Configuration;
        var run = SmallService.Publish(repository, $"{Engine.Prefix}/remote:1", $"-p:PyContainerBuilder={builder.Name}", "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"", "-getProperty:GeneratedContainerDigest").MustSucceed();
        Assert.Equal(run.Result.StandardOutput.Trim(), Engine.Docker("image", "inspect", "-f", "{{.Id}}", $"{Engine.Prefix}/remote:1"));
        SmallService.Publish(repository, $"{Engine.Prefix}/remote:2", "-p:PyContainerBuilder=nobody").MustFailWith("PYC3006");
    }

    private static bool IsCachedCopy(string message) => message.Contains("COPY uv.lock", StringComparison.Ordinal) && message.EndsWith(" CACHED", StringComparison.Ordinal);

    private static string Items(string? from, string? to) =>
        (from is null ? "" : $"<PyContainerCacheFrom Include=\"{from}\" />") + (to is null ? "" : $"<PyContainerCacheTo Include=\"{to}\" />");

    private static BuildRun Publish(TestRepository repository, OwnEngine engine, string items, params string[] options)
    {
        repository.Variables["DOCKER_HOST"] = engine.Host;
        repository.Write("Directory.Build.targets", $"<Project><ItemGroup>{items}</ItemGroup></Project>");
        return SmallService.Publish(repository, $"{Engine.Prefix}/cached:1", options);
    }
}
