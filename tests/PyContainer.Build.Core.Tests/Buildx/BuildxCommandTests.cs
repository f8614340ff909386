using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

public sealed class BuildxCommandTests
{
    private static readonly BuildPass _pass = new();
    private static readonly string[] _proxies = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

    private static readonly BuildFiles _files = new("/repo/my shop/obj/Dockerfile", "/repo/my shop", "/repo/my shop/obj/meta,data.json");

    [Fact]
    public void A_build_is_called_with_what_every_build_needs()
    {
        var spec = BuildxCommand.Create(Options(), _files, _pass, _ => null);
        Assert.Equal("docker", spec.FileName);
        Assert.Equal(_files.Context, spec.WorkingDirectory);
        Assert.Equal(("BUILDX_METADATA_PROVENANCE", "disabled"), Assert.Single(spec.Environment.Select(variable => (variable.Key, variable.Value))));
        Assert.Equal(
            [
                "buildx", "build", "--file", "/repo/my shop/obj/Dockerfile", "--target", "prod", "--tag", "shop/orders:1.0", "--progress", "rawjson",
                "--metadata-file", "/repo/my shop/obj/meta,data.json", "--load", "--provenance=false",
                .. NoProxies.SelectMany(argument => new[] { "--build-arg", argument }), "/repo/my shop",
            ],
            spec.Arguments);
    }

    [Fact]
    public void Secrets_travel_by_name_on_the_command_line_and_by_value_in_the_environment_alone()
    {
        var spec = BuildxCommand.Create(Options(), _files with { Secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["UV_INDEX_ACME_PASSWORD"] = "s3cret" } }, _pass, _ => null);
        Assert.Contains("--secret id=UV_INDEX_ACME_PASSWORD,env=UV_INDEX_ACME_PASSWORD", spec.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(spec.Arguments, argument => argument.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal([("BUILDX_METADATA_PROVENANCE", "disabled"), ("UV_INDEX_ACME_PASSWORD", "s3cret")], spec.Environment.Select(variable => (variable.Key, variable.Value)).Order());
    }

    public static TheoryData<string, ServiceOptions, string[]> Choices => new()
    {
        { "builder", Options() with { Builder = "mine" }, ["--builder", "mine"] },
        { "network", Options() with { BuildNetwork = "host" }, ["--network", "host"] },
        { "hosts", Options() with { ExtraHosts = [new("db", "10.0.0.1"), new("v6", "::1")] }, ["--add-host", "db=10.0.0.1", "--add-host", "v6=::1"] },
        { "image", Options() with { BuildContexts = [new("debian:13@sha256:0", "docker-image://mirror.example/debian:13")] }, ["--build-context", "debian:13@sha256:0=docker-image://mirror.example/debian:13"] },
        { "copied folder", Options() with { Copies = [new(".", "/app/x") { Folder = "/a b,c=d", ContextName = "copy-1" }, new("a", "/app/a")] }, ["--build-context", "copy-1=/a b,c=d"] },
        { "folder", Options() with { BuildContexts = [new("uv", "/a b,c=d")] }, ["--build-context", "uv=/a b,c=d"] },
        { "certificate", Options() with { CaCertificate = "/etc/my certs/ca.pem" }, ["--secret", "id=pycontainer-ca,src=/etc/my certs/ca.pem"] },
        { "caches", Options() with { CacheFrom = [Cache("r.example/a:cache")], CacheTo = [Cache("type=inline", isWritten: true)] }, ["--cache-from", "type=registry,ref=r.example/a:cache", "--cache-to", "type=inline"] },
        { "argument", Options() with { ExtraArguments = [ExtraArgument.TryParse("--ulimit=nofile=1024:1024")!] }, ["--ulimit=nofile=1024:1024"] },
        { "comma", Options() with { CaCertificate = "/etc/a,b\"c.pem" }, ["--secret", "id=pycontainer-ca,\"src=/etc/a,b\"\"c.pem\""] },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void An_option_adds_its_arguments_before_the_context(string name, ServiceOptions options, string[] expected)
    {
        Assert.NotEmpty(name);
        var arguments = BuildxCommand.Create(options, _files, _pass, _ => null).Arguments;
        // Each stands where its kind stands: one more in the middle of what every build has.
        var plain = BuildxCommand.Create(Options(), _files, _pass, _ => null).Arguments;
        var at = arguments.Zip(plain).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Contains(Enumerable.Range(0, at + 1), start => plain.Take(start).Concat(expected).Concat(plain.Skip(start)).SequenceEqual(arguments, StringComparer.Ordinal));
    }

    [Fact]
    public void A_pass_says_platforms_output_attestations_and_labels()
    {
        Assert.True(Platform.TryParse("linux-arm64", out var arm));
        Assert.True(SbomRequest.TryParse("r.example/scanner:1", out var sbom));
        var options = Options() with { Sbom = sbom, Provenance = ProvenanceMode.Max };
        var pass = new BuildPass { Platforms = [Platform.OfMachine("x86_64")!, arm!], Output = "type=image,push=true", Labels = [new("a.b", "c:d;e=\"f\"")] };
        var arguments = BuildxCommand.Create(options, _files, pass, _ => null).Arguments;
        Assert.Equal(["linux/amd64,linux/arm64"], After(arguments, "--platform"));
        Assert.Equal(["type=image,push=true"], After(arguments, "--output"));
        Assert.Equal(["a.b=c:d;e=\"f\""], After(arguments, "--label"));
        Assert.DoesNotContain("--load", arguments);
        Assert.Equal(["--provenance=mode=max", "--sbom=generator=r.example/scanner:1"], arguments.Where(argument => argument.StartsWith("--provenance", StringComparison.Ordinal) || argument.StartsWith("--sbom", StringComparison.Ordinal)));
        Assert.Contains("--provenance=false", BuildxCommand.Create(options, _files, pass with { HasAttestations = false }, _ => null).Arguments);
    }

    [Fact]
    public void What_is_against_the_cache_counts_in_the_first_call_and_what_is_for_others_in_the_last()
    {
        var options = Options() with { CacheTo = [Cache("r.example/a:cache", isWritten: true)], ExtraArguments = [.. new[] { "--pull", "--no-cache", "--annotation=a=b" }.Select(text => ExtraArgument.TryParse(text)!)] };
        var first = BuildxCommand.Create(options, _files, new BuildPass { IsLast = false }, _ => null).Arguments;
        var last = BuildxCommand.Create(options, _files, new BuildPass { IsRepeated = true }, _ => null).Arguments;
        Assert.Equal((true, true, false, false), (first.Contains("--pull"), first.Contains("--no-cache"), first.Contains("--annotation=a=b"), first.Contains("--cache-to")));
        Assert.Equal((false, false, true, true), (last.Contains("--pull"), last.Contains("--no-cache"), last.Contains("--annotation=a=b"), last.Contains("--cache-to")));
    }

    [Theory]
    [InlineData(null, "SOURCE_DATE_EPOCH=1760000000")]
    [InlineData("5", "SOURCE_DATE_EPOCH")]
    public void The_time_of_the_commit_stands_in_for_a_variable_that_is_not_set(string? variable, string expected)
    {
        var spec = BuildxCommand.Create(Options(), _files, new BuildPass { CommitTime = 1760000000 }, name => name == CommitClock.Variable ? variable : null);
        Assert.Equal([expected], After(spec.Arguments, "--build-arg").Except(NoProxies));
        var files = BuildxCommand.Create(Options(), _files, new BuildPass { Stage = new StageExport("results", "/tmp/x", []) }, name => name == CommitClock.Variable ? variable : null);
        Assert.Empty(After(files.Arguments, "--build-arg").Except(NoProxies));
        Assert.Null(files.Environment[CommitClock.Variable]);
    }

    [Fact]
    public void Target_program_and_every_tag_are_taken_from_the_options()
    {
        var spec = BuildxCommand.Create(Options() with { Target = BuildTarget.Build, DockerPath = "/opt/docker", Tags = [Sample.Tag("1"), Sample.Tag("latest")] }, _files, _pass, _ => null);
        Assert.Equal("/opt/docker", spec.FileName);
        Assert.Equal(["--target", "build", "--tag", "shop/orders:1", "--tag", "shop/orders:latest"], spec.Arguments.Skip(4).Take(6));
    }

    [Fact]
    public void Proxies_are_secrets_of_the_steps_that_fetch_and_no_step_has_them_as_arguments()
    {
        var spec = BuildxCommand.Create(Options(), _files, _pass, name => "value-of-" + name);
        Assert.Equal(["SOURCE_DATE_EPOCH", .. NoProxies], After(spec.Arguments, "--build-arg"));
        Assert.Equal(_proxies.Select(name => $"id={name},env=PYCONTAINER_{name.ToUpperInvariant()}"), After(spec.Arguments, "--secret"));
        Assert.DoesNotContain("value-of-", spec.ToString(), StringComparison.Ordinal);
        Assert.Equal(_proxies.Select(name => "value-of-" + name), _proxies.Select(name => spec.Environment["PYCONTAINER_" + name.ToUpperInvariant()]));
    }

    [Theory]
    [InlineData("https_proxy", "HTTPS_PROXY", "x", "y", "x")]
    [InlineData("https_proxy", "HTTPS_PROXY", "", "y", "y")]
    public void The_lower_case_of_a_proxy_counts_first(string lower, string upper, string first, string second, string expected) =>
        Assert.Equal(expected, ProxySettings.Find(name => name == lower ? first : name == upper ? second : null)[lower]);

    [Fact]
    public void The_proxies_of_docker_itself_stand_in_for_those_that_are_not_set()
    {
        using var folder = new TempFolder();
        folder.With(("config.json", """{"proxies": {"default": {"httpsProxy": "http://user:pass@proxy:1", "noProxy": "local", "httpProxy": 1}, "tcp://other": {"httpsProxy": "http://other:1"}}}"""));
        Assert.Equal([("https_proxy", "http://user:pass@proxy:1"), ("no_proxy", "mine")],
            ProxySettings.Find(name => name switch { "DOCKER_CONFIG" => folder.Path, "NO_PROXY" => "mine", _ => null }).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("http://other:1", ProxySettings.Find(name => name switch { "DOCKER_CONFIG" => folder.Path, "DOCKER_HOST" => "tcp://other", _ => null })["https_proxy"]);
        folder.With(("config.json", "{"));
        Assert.Empty(ProxySettings.Find(name => name == "DOCKER_CONFIG" ? folder.Path : null));
    }

    [Fact]
    public void A_Dockerfile_of_ones_own_gets_proxies_as_docker_gives_them()
    {
        var spec = BuildxCommand.Create(Options() with { Dockerfile = "/repo/Dockerfile" }, _files, _pass, name => name switch { "https_proxy" => "x", "NO_PROXY" => "", _ => null });
        Assert.Equal(["https_proxy"], After(spec.Arguments, "--build-arg"));
        Assert.Equal(["id=https_proxy,env=PYCONTAINER_HTTPS_PROXY"], After(spec.Arguments, "--secret"));
    }

    [Fact]
    public void The_command_is_printed_so_that_a_person_can_repeat_it()
    {
        var text = BuildxCommand.Create(Options(), _files, _pass, _ => null).ToString();
        Assert.StartsWith("docker buildx build --file \"/repo/my shop/obj/Dockerfile\" --target prod ", text, StringComparison.Ordinal);
    }

    private static BuildCache Cache(string text, bool isWritten = false)
    {
        Assert.Null(BuildCache.Read(text, isWritten, "/repo", out var cache));
        return cache!;
    }

    private static IEnumerable<string> NoProxies => new[] { "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY" }.SelectMany(name => new[] { name + "=", name.ToLowerInvariant() + "=" });

    private static ServiceOptions Options() => Sample.Options("/repo/my shop");

    private static IEnumerable<string> After(IReadOnlyList<string> arguments, string flag) =>
        arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == flag).Select(pair => pair.Second);
}
