using System.Text.Json;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Images in a registry.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class PushTests(Sample sample, ITestOutputHelper output)
{
    private const string Oci = "org.opencontainers.image.";

    [RegistryFact]
    public void What_is_pushed_is_pulled_by_the_digest_that_the_file_tells_under_every_tag()
    {
        using var registry = new LoopbackRegistry();
        using var repository = new TestRepository(sample.Repository.Folder);
        repository.Variables["SOURCE_DATE_EPOCH"] = "1760000000";
        var name = $"{Engine.Prefix}/pushed";
        var run = Sample.Publish(repository, $"{name}:ignored", "-p:ContainerImageTag=", "-p:ContainerImageTags=\"1 1.0\"", $"-p:ContainerRegistry={registry.Host}", "-p:PyContainerDigestFile=out/digest").MustSucceed();
        var digest = File.ReadAllText(repository.PathOf("out/digest")).Trim();
        Assert.Equal([digest, digest], new[] { "1", "1.0" }.Select(tag => registry.Digest(name, tag)));
        Engine.Docker("image", "rm", $"{registry.Host}/{name}:1", $"{registry.Host}/{name}:1.0");
        try
        {
            Engine.Docker("pull", "-q", $"{registry.Host}/{name}@{digest}");
            using var image = JsonDocument.Parse(Engine.Docker("image", "inspect", "-f", "{{json .}}", $"{registry.Host}/{name}@{digest}"));
            var labels = image.RootElement.GetProperty("Config").GetProperty("Labels");
            Assert.Equal("2025-10-09T08:53:20Z", labels.GetProperty(Oci + "created").GetString());
            Assert.Equal("greeter", labels.GetProperty(Oci + "title").GetString());
            Assert.StartsWith("2025-10-09T08:53:20", image.RootElement.GetProperty("Created").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            Engine.Try("image", "rm", "-f", $"{registry.Host}/{name}@{digest}");
        }
        output.WriteLine($"{run.Result.Time.TotalSeconds:0.0} s");
    }

    [RegistryFact]
    public void Two_platforms_are_one_index_under_the_digest_that_is_announced()
    {
        using var registry = new LoopbackRegistry();
        using var repository = SmallService.Create(sample);
        var name = $"{Engine.Prefix}/index";
        var run = SmallService.Publish(repository, $"{name}:1", $"-p:ContainerRegistry={registry.Host}", "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"",
            "-p:PyContainerProvenance=min", "-p:PyContainerCompression=zstd", "-p:PyContainerDigestFile=out/digest", "-getProperty:GeneratedContainerDigest").MustSucceed();
        Assert.Equal(registry.Digest(name, "1"), run.Result.StandardOutput.Trim());
        Assert.Equal(registry.Digest(name, "1") + "\n", File.ReadAllText(repository.PathOf("out/digest")));
        var manifests = registry.Manifest(name, "1").GetProperty("manifests").EnumerateArray().ToList();
        string[] platforms = [.. manifests.Select(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString()!)];
        Assert.Equal(["amd64", "arm64", "unknown", "unknown"], platforms.Order(StringComparer.Ordinal));
        foreach (var manifest in manifests.Where(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString() != "unknown").Select(manifest => manifest.GetProperty("digest").GetString()!))
        {
            Assert.Equal("greeter", registry.Config(name, manifest).GetProperty("config").GetProperty("Labels").GetProperty(Oci + "title").GetString());
            Assert.All(registry.Manifest(name, manifest).GetProperty("layers").EnumerateArray(), layer => Assert.EndsWith("+zstd", layer.GetProperty("mediaType").GetString(), StringComparison.Ordinal));
        }
        Engine.Try("image", "rm", "-f", $"{registry.Host}/{name}:1");
        output.WriteLine($"{run.Result.Time.TotalSeconds:0.0} s");
    }

    [RegistryFact]
    public void The_media_types_are_those_that_the_project_asks_for()
    {
        using var registry = new LoopbackRegistry();
        using var repository = SmallService.Create(sample);
        var name = $"{Engine.Prefix}/format";
        foreach (var (format, mediaType) in new[] { ("OCI", "application/vnd.oci.image.manifest.v1+json"), ("docker", "application/vnd.docker.distribution.manifest.v2+json") })
        {
            SmallService.Publish(repository, $"{name}:{format}", $"-p:ContainerRegistry={registry.Host}", $"-p:ContainerImageFormat={format}").MustSucceed();
            Assert.Equal(mediaType, registry.Manifest(name, format).GetProperty("mediaType").GetString());
            Engine.Try("image", "rm", "-f", $"{registry.Host}/{name}:{format}");
        }
    }

    [RegistryFact]
    public void A_list_of_contents_is_attached_by_the_scanner_that_the_project_names()
    {
        using var registry = new LoopbackRegistry();
        using var repository = SmallService.Create(sample);
        var scanner = $"{Engine.Prefix}/scanner:1";
        repository.Write("scanner/scan.sh", """
            #!/bin/sh
            printf '%s' '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"name":"stand-in"}}' >"$BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"

            """);
        repository.Write("scanner/Dockerfile", "FROM standin/debian\nCOPY --chmod=755 scan.sh /scan.sh\nENTRYPOINT [\"/scan.sh\"]\n");
        Engine.Docker("buildx", "build", "-q", "--load", "--tag", scanner, repository.PathOf("scanner"));
        var name = $"{Engine.Prefix}/scanned";
        SmallService.Publish(repository, $"{name}:1", $"-p:ContainerRegistry={registry.Host}", $"-p:PyContainerSbom={scanner}").MustSucceed();
        var attestation = registry.Manifest(name, "1").GetProperty("manifests").EnumerateArray().Single(manifest => manifest.GetProperty("platform").GetProperty("architecture").GetString() == "unknown");
        var layer = Assert.Single(registry.Manifest(name, attestation.GetProperty("digest").GetString()!).GetProperty("layers").EnumerateArray());
        Assert.Equal("https://spdx.dev/Document", layer.GetProperty("annotations").GetProperty("in-toto.io/predicate-type").GetString());
        Engine.Try("image", "rm", "-f", $"{registry.Host}/{name}:1");
    }

    [RegistryFact]
    public void An_index_of_an_image_that_breaks_a_rule_does_not_reach_the_registry()
    {
        using var registry = new LoopbackRegistry();
        using var repository = SmallService.Create(sample);
        repository.Write("Dockerfile", "ARG ROOT\nFROM scratch AS prod\nCOPY uv.lock /srv/\nUSER ${ROOT:-0}\nENTRYPOINT [\"/srv/uv.lock\"]\n");
        var run = SmallService.Publish(repository, $"{Engine.Prefix}/root:1", $"-p:ContainerRegistry={registry.Host}", "-p:ContainerRuntimeIdentifiers=\"linux-arm64;linux-x64\"");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.All(run.ErrorCodes, code => Assert.StartsWith("PYC4", code, StringComparison.Ordinal));
        Assert.True(registry.IsEmpty(), "something was pushed");
        Engine.Try("image", "rm", "-f", $"{registry.Host}/{Engine.Prefix}/root:1");
    }

    [RegistryFact]
    public void A_generated_Dockerfile_runs_programs_and_a_platform_that_cannot_is_told_before_the_build()
    {
        using var registry = new LoopbackRegistry();
        using var repository = new TestRepository(sample.Repository.Folder);
        var run = Sample.Publish(repository, $"{Engine.Prefix}/foreign:1", $"-p:ContainerRegistry={registry.Host}", "-p:ContainerRuntimeIdentifiers=\"linux-x64;linux-s390x\"").MustFailWith("PYC3264");
        Assert.DoesNotContain(run.Messages, message => message.StartsWith("docker buildx build ", StringComparison.Ordinal));
    }

    [RegistryTheory]
    [InlineData(401, "PYC3305", "")]
    [InlineData(403, "PYC3260", "")]
    [InlineData(500, "PYC3261", "")]
    [InlineData(401, "PYC3305", "-p:PyContainerProvenance=min")]
    [InlineData(403, "PYC3260", "-p:PyContainerProvenance=min")]
    [InlineData(500, "PYC3261", "-p:PyContainerProvenance=min")]
    public void A_registry_that_refuses_has_its_code_and_nothing_is_announced(int status, string code, string option)
    {
        using var registry = new RefusingRegistry(status);
        using var repository = SmallService.Create(sample);
        string[] options = [$"-p:ContainerRegistry={registry.Host}", "-p:PyContainerDigestFile=out/digest", .. option.Length > 0 ? new[] { option } : []];
        var run = SmallService.Publish(repository, $"{Engine.Prefix}/refused:1", options).MustFailWith(code);
        Assert.Contains(run.Messages, message => message.StartsWith(option.Length > 0 ? "docker buildx build " : "docker push ", StringComparison.Ordinal) && (option.Length == 0 || message.Contains("push=true", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(repository.PathOf("out")));
        Engine.Try("image", "rm", "-f", $"{registry.Host}/{Engine.Prefix}/refused:1");
    }
}
