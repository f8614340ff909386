using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

public sealed class BakeFileTests
{
    private static readonly BuildFiles _files = new("/srv/obj/Dockerfile", "/srv", "/srv/obj/metadata.json")
    {
        Contexts = [new("closure", "/srv/obj/closure")],
        Secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["UV_INDEX_OURS_PASSWORD"] = "value-of-it" },
    };

    [Fact]
    public void A_target_says_what_the_command_of_a_single_build_says()
    {
        var options = Sample.Options("/srv") with
        {
            Builder = "own",
            BuildNetwork = "host",
            ExtraHosts = [Host("index=10.0.0.1")],
            BuildContexts = [new("docker.io/library/debian:13-slim", "docker-image://mirror/debian"), new("cgr.dev/chainguard/wolfi-base:latest", "/images/wolfi")],
            CacheFrom = [Cache("type=registry,ref=r.example/c")],
            CacheTo = [Cache("type=inline", isWritten: true)],
            ExtraArguments = [.. new[] { "--ulimit=nofile=1024:1024", "--build-arg=A=1", "--build-arg=B", "--pull", "--no-cache-filter=deps,app", "--shm-size=64m" }.Select(text => ExtraArgument.TryParse(text)!)],
        };
        var pass = new BuildPass { CommitTime = 1760000000, Labels = [new("owner", "a${b} %{c}")] };
        var text = Create(options, pass, name => name is "https_proxy" ? "value-of-" + name : null);
        Assert.Equal("""
            {
              "variable": {
                "B": {
                  "default": ""
                }
              },
              "target": {
                "orders": {
                  "context": "/srv",
                  "dockerfile": "/srv/obj/Dockerfile",
                  "target": "prod",
                  "tags": [
                    "TAG"
                  ],
                  "output": [
                    "type=docker"
                  ],
                  "attest": [
                    "type=provenance,disabled=true"
                  ],
                  "network": "host",
                  "extra-hosts": {
                    "index": "10.0.0.1"
                  },
                  "contexts": {
                    "debian:13-slim": "docker-image://mirror/debian",
                    "cgr.dev/chainguard/wolfi-base": "/images/wolfi",
                    "closure": "/srv/obj/closure"
                  },
                  "secret": [
                    "id=UV_INDEX_OURS_PASSWORD,env=UV_INDEX_OURS_PASSWORD",
                    "id=https_proxy,env=PYCONTAINER_HTTPS_PROXY"
                  ],
                  "args": {
                    "HTTP_PROXY": "",
                    "http_proxy": "",
                    "HTTPS_PROXY": "",
                    "https_proxy": "",
                    "FTP_PROXY": "",
                    "ftp_proxy": "",
                    "NO_PROXY": "",
                    "no_proxy": "",
                    "ALL_PROXY": "",
                    "all_proxy": "",
                    "SOURCE_DATE_EPOCH": "1760000000",
                    "A": "1",
                    "B": "${B}"
                  },
                  "cache-from": [
                    "type=registry,ref=r.example/c"
                  ],
                  "cache-to": [
                    "type=inline"
                  ],
                  "labels": {
                    "owner": "a$${b} %%{c}"
                  },
                  "no-cache-filter": [
                    "deps",
                    "app"
                  ],
                  "ulimits": [
                    "nofile=1024:1024"
                  ],
                  "shm-size": "64m",
                  "pull": true
                }
              }
            }

            """.ReplaceLineEndings("\n").Replace("TAG", options.ImageNames.Single(), StringComparison.Ordinal), text);
    }

    [Fact]
    public void Attestations_that_were_asked_for_are_in_it()
    {
        Assert.True(SbomRequest.TryParse("r.example/scanner:1", out var sbom));
        var text = Create(Sample.Options("/srv") with { Provenance = ProvenanceMode.Max, Sbom = sbom }, new BuildPass(), _ => null);
        Assert.Contains("\"type=provenance,mode=max\"", text, StringComparison.Ordinal);
        Assert.Contains("\"type=sbom,generator=r.example/scanner:1\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b a-b A_1 a-b", "a-b a-b-2 A_1 a-b-3")]
    [InlineData("orders", "orders")]
    [InlineData("a.b", "a-b")]
    public void A_target_has_a_name_of_its_own_that_bake_reads(string repositories, string names) => Assert.Equal(names.Split(' '), BakeTarget.Names(repositories.Split(' ')));

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    public void The_command_names_the_builder_and_what_the_host_gives(string network)
    {
        var options = Sample.Options("/srv") with { Builder = "own", BuildNetwork = network.Length == 0 ? null : network };
        var command = BakeCommand.Create("docker", "/srv/obj/bake.json", "/srv/obj/m.json", [Target(options, new BuildPass(), _ => null)]);
        Assert.Equal(["buildx", "bake", "--file", "/srv/obj/bake.json", "--progress", "rawjson", "--metadata-file", "/srv/obj/m.json", "--builder", "own", .. network.Length == 0 ? Array.Empty<string>() : ["--allow", "network.host"], "orders"], command.Arguments);
        Assert.Equal([("BUILDX_BAKE_ENTITLEMENTS_FS", "0"), ("BUILDX_METADATA_PROVENANCE", "disabled"), ("UV_INDEX_OURS_PASSWORD", "value-of-it")], command.Environment.Select(variable => (variable.Key, variable.Value)).Order());
    }

    private static string Create(ServiceOptions options, BuildPass pass, Func<string, string?> environment) => BakeFile.Create([Target(options, pass, environment)]);

    private static BakeTarget Target(ServiceOptions options, BuildPass pass, Func<string, string?> environment) => new("orders", BuildRequest.Create(options, _files, pass, environment));

    private static ExtraHost Host(string text) => ExtraHost.TryParse(text, out var host) ? host! : throw new FormatException(text);

    private static BuildCache Cache(string text, bool isWritten = false) => BuildCache.Read(text, isWritten, "/srv", out var cache) is null ? cache! : throw new FormatException(text);
}
