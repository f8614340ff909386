using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

public sealed class DeliveryPlanTests
{
    private static readonly EngineFacts _engine = new(HasContainerdStore: true, Platform.OfMachine("x86_64"));

    public static TheoryData<string, ServiceOptions, bool, bool> Ways => new()
    {
        { "stays", Options(), false, false },
        { "stays with several platforms", Options() with { Platforms = Several }, false, false },
        { "stays, whatever the compression", Options() with { Compression = LayerCompression.Zstd }, false, false },
        { "pushed by the engine", Options() with { Registry = Host }, true, false },
        { "one foreign platform", Options() with { Registry = Host, Platforms = [Several[0]] }, true, false },
        { "several platforms", Options() with { Registry = Host, Platforms = Several }, true, true },
        { "attestation", Options() with { Registry = Host, Provenance = ProvenanceMode.Min }, true, true },
        { "zstd", Options() with { Registry = Host, Compression = LayerCompression.Zstd }, true, true },
        { "media types", Options() with { Registry = Host, ImageFormat = ImageFormat.Docker }, true, true },
        { "stays, whatever the media types", Options() with { ImageFormat = ImageFormat.Oci }, false, false },
        { "archive before registry", Options() with { Registry = Host, Archive = "/a.tar" }, false, false },
        { "OCI archive", Options() with { Archive = "/a.tar", ArchiveFormat = ArchiveFormat.Oci }, false, true },
    };

    private static Platform[] Several { get; } = [Platform.OfMachine("aarch64")!, Platform.OfMachine("x86_64")!];

    private static RegistryHost Host
    {
        get
        {
            Assert.True(RegistryHost.TryParse("r.example", out var host));
            return host!;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_second_call_is_made_where_the_engine_cannot_hand_over(string name, ServiceOptions options, bool isPushed, bool isExported)
    {
        Assert.NotEmpty(name);
        var plan = new DeliveryPlan(options);
        Assert.Equal((isPushed, isExported), (plan.IsPushed, plan.IsExported));
        Assert.Equal(!isExported, plan.Load(_engine).IsLast);
    }

    [Fact]
    public void Before_an_export_the_engines_own_platform_is_loaded_without_attestations()
    {
        var plan = new DeliveryPlan(Options() with { Registry = Host, Platforms = Several, Provenance = ProvenanceMode.Max });
        var load = plan.Load(_engine);
        Assert.Equal(("linux/amd64", false, null), (Assert.Single(load.Platforms).Value, load.HasAttestations, load.Output));
        Assert.Equal("linux/arm64", Assert.Single(plan.Load(_engine with { Native = Platform.OfMachine("s390x") }).Platforms).Value);
        var export = plan.Export(path: null);
        Assert.Equal(("type=image,push=true", true, true, 2), (export.Output, export.HasAttestations, export.IsRepeated, export.Platforms.Count));
    }

    [Fact]
    public void An_image_that_stays_is_made_whole_by_one_call()
    {
        var load = new DeliveryPlan(Options() with { Platforms = Several, Provenance = ProvenanceMode.Min }).Load(_engine);
        Assert.Equal((2, true, null), (load.Platforms.Count, load.HasAttestations, load.Output));
    }

    [Theory]
    [InlineData("/out/a.tar", LayerCompression.Gzip, "type=oci,dest=/out/a.tar")]
    [InlineData("/out/a,\"b\".tar", LayerCompression.Gzip, "type=oci,\"dest=/out/a,\"\"b\"\".tar\"")]
    [InlineData("/out/a.tar", LayerCompression.Zstd, "type=oci,dest=/out/a.tar,compression=zstd,force-compression=true,oci-mediatypes=true")]
    [InlineData(null, LayerCompression.Zstd, "type=image,push=true,compression=zstd,force-compression=true,oci-mediatypes=true")]
    public void The_output_is_a_line_of_CSV(string? path, LayerCompression compression, string expected) =>
        Assert.Equal(expected, new DeliveryPlan(Options() with { Compression = compression }).Export(path).Output);

    [Theory]
    [InlineData(null, ImageFormat.Oci, LayerCompression.Gzip, "type=image,push=true,oci-mediatypes=true")]
    [InlineData(null, ImageFormat.Docker, LayerCompression.Gzip, "type=image,push=true,oci-mediatypes=false")]
    [InlineData(null, ImageFormat.Oci, LayerCompression.Zstd, "type=image,push=true,compression=zstd,force-compression=true,oci-mediatypes=true")]
    [InlineData("/out/a.tar", ImageFormat.Oci, LayerCompression.Gzip, "type=oci,dest=/out/a.tar")]
    public void A_format_of_images_is_the_media_types_of_what_is_pushed(string? path, ImageFormat format, LayerCompression compression, string expected) =>
        Assert.Equal(expected, new DeliveryPlan(Options() with { ImageFormat = format, Compression = compression }).Export(path).Output);

    private static ServiceOptions Options() => Sample.Options("/repo");
}
