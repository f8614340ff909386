using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

public sealed class DeliveryCheckTests
{
    private static readonly EngineFacts _classic = new(HasContainerdStore: false, Platform.OfMachine("x86_64"));
    private static readonly EngineFacts _containerd = _classic with { HasContainerdStore = true };
    private static readonly EngineFacts _silent = new(null, null);
    private static readonly BuilderFacts _docker = new("docker", []);
    private static readonly BuilderFacts _container = new("docker-container", []);

    public static TheoryData<string, ServiceOptions> ForExporters => new()
    {
        { "several", Options() with { Platforms = Several, Registry = Host } },
        { "several, local", Options() with { Platforms = Several } },
        { "sbom", Options() with { Sbom = new SbomRequest((ImageReference?)null) } },
        { "provenance", Options() with { Provenance = ProvenanceMode.Min, Registry = Host } },
        { "zstd", Options() with { Compression = LayerCompression.Zstd, Registry = Host } },
        { "media types", Options() with { ImageFormat = ImageFormat.Oci, Registry = Host } },
        { "oci", Options() with { Archive = "/a.tar", ArchiveFormat = ArchiveFormat.Oci } },
        { "cache", Options() with { CacheTo = [Cache("type=local,dest=/c")] } },
    };

    private static Platform[] Several { get; } = [Platform.OfMachine("aarch64")!, Platform.OfMachine("x86_64")!];

    private static RegistryHost Host => RegistryHost.TryParse("r.example", out var host) ? host! : throw new InvalidOperationException();

    [Theory]
    [MemberData(nameof(ForExporters))]
    public void What_the_classic_store_cannot_make_is_told_with_both_remedies(string name, ServiceOptions options)
    {
        Assert.NotEmpty(name);
        var finding = Assert.Single(Findings(options, _classic, _docker));
        Assert.Equal(("PYC3262", options.ProjectFile), (finding.Id, finding.Span?.File));
        Assert.Contains("containerd-snapshotter", finding.Message, StringComparison.Ordinal);
        Assert.Contains("--driver docker-container", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Findings(options, _containerd, _docker));
        Assert.Empty(Findings(options, _silent, _docker));
    }

    [Fact]
    public void Plain_ways_need_nothing_of_the_engine()
    {
        Assert.Empty(Findings(Options() with { Registry = Host }, _classic, _docker));
        Assert.Empty(Findings(Options() with { Registry = Host, ImageFormat = ImageFormat.Docker }, _classic, _docker));
        Assert.Empty(Findings(Options() with { Archive = "/a.tar", Platforms = [Several[0]] }, _classic, _docker));
        Assert.Empty(Findings(Options() with { CacheTo = [Cache("type=inline")], CacheFrom = [Cache("r.example/a:cache")], Compression = LayerCompression.Zstd }, _classic, _docker));
    }

    [Fact]
    public void A_builder_of_its_own_makes_all_of_it_and_the_classic_store_keeps_single_images_only()
    {
        Assert.Empty(Findings(Options() with { Platforms = Several, Registry = Host, CacheTo = [Cache("type=local,dest=/c")] }, _classic, _container));
        Assert.Equal(["PYC3263"], Findings(Options() with { Platforms = Several }, _classic, _container).Select(finding => finding.Id));
        Assert.Equal(["PYC3263"], Findings(Options() with { Provenance = ProvenanceMode.Min }, _classic, _container).Select(finding => finding.Id));
        Assert.Empty(Findings(Options() with { Platforms = Several }, _containerd, _container));
    }

    [Fact]
    public void A_platform_that_no_node_runs_is_told_unless_the_Dockerfile_is_the_users()
    {
        var builder = new BuilderFacts("docker", ["linux/amd64", "linux/386"]);
        var options = Options() with { Platforms = Several, Registry = Host };
        var finding = Assert.Single(Findings(options, _containerd, builder));
        Assert.Equal("PYC3264", finding.Id);
        Assert.Contains("linux/arm64", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Findings(options with { Dockerfile = "/repo/Dockerfile" }, _containerd, builder));
        Assert.Empty(Findings(options, _containerd, builder with { Platforms = ["linux/amd64", "linux/arm64"] }));
    }

    [Theory]
    [InlineData("http://user:word@proxy.example:3128", ProvenanceMode.Max, 1)]
    [InlineData("http://user:word@proxy.example:3128", ProvenanceMode.Min, 0)]
    [InlineData("http://proxy.example:3128", ProvenanceMode.Max, 0)]
    public void A_password_of_a_proxy_is_not_published(string proxy, ProvenanceMode mode, int count)
    {
        var options = Options() with { Provenance = mode, Dockerfile = "/repo/own.Dockerfile" };
        var findings = Findings(options, _containerd, _docker, name => name == "https_proxy" ? proxy : null);
        // Steps of a generated file have it as a secret, which no provenance holds.
        Assert.Empty(Findings(options with { Dockerfile = null }, _containerd, _docker, name => name == "https_proxy" ? proxy : null));
        Assert.Equal(count, findings.Count);
        Assert.All(findings, finding =>
        {
            Assert.Equal("PYC3265", finding.Id);
            Assert.Contains("https_proxy", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("word", finding.Message.Split("user and password")[0], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_cache_of_a_workflow_is_told_to_be_ignored_elsewhere()
    {
        var options = Options() with { CacheFrom = [Cache("type=gha")] };
        Assert.Equal(["PYC3266"], Findings(options, _containerd, _docker).Select(finding => finding.Id));
        Assert.Empty(Findings(options, _containerd, _docker, name => name == "ACTIONS_RUNTIME_TOKEN" ? "x" : null));
    }

    private static List<Diagnostics.Diagnostic> Findings(ServiceOptions options, EngineFacts engine, BuilderFacts builder, Func<string, string?>? environment = null) =>
        [.. new DeliveryCheck(options, engine, builder).Findings(environment ?? (_ => null))];

    private static BuildCache Cache(string text) => BuildCache.Read(text, isWritten: true, "/repo", out var cache) is null ? cache! : throw new InvalidOperationException();

    private static ServiceOptions Options() => Sample.Options("/repo");
}
