using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The options of platforms, attestations, archives, caches and labels at the door.</summary>
public sealed class DeliveryBinderTests
{
    [Fact]
    public void Nothing_is_asked_for_by_default()
    {
        var options = Bind([]);
        Assert.Empty(options.Platforms);
        Assert.Equal((null, ProvenanceMode.None, ArchiveFormat.Docker, LayerCompression.Gzip), (options.Sbom, options.Provenance, options.ArchiveFormat, options.Compression));
        Assert.Empty(options.Labels);
    }

    [Fact]
    public void Several_platforms_come_before_one_and_each_counts_once()
    {
        Assert.Equal(["linux/arm64", "linux/amd64"], Bind([("RuntimeIdentifiers", "linux-arm64;linux-x64;linux-arm64"), ("RuntimeIdentifier", "linux-x86")]).Platforms.Select(platform => platform.Value));
        Assert.Equal(["linux/386"], Bind([("RuntimeIdentifier", "linux-x86")]).Platforms.Select(platform => platform.Value));
    }

    [Fact]
    public void Musl_is_a_warning()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("RuntimeIdentifier", "linux-musl-x64");
        var (options, findings) = service.Bind();
        Assert.Equal("PYC2074", Assert.Single(findings).Id);
        Assert.Equal("linux/amd64", Assert.Single(options!.Platforms).Value);
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("mirror.example/scanner:1", "generator=mirror.example/scanner:1")]
    [InlineData("false", null)]
    public void A_list_of_contents_is_a_switch_or_a_scanner(string text, string? expected) => Assert.Equal(expected, Bind([("Sbom", text)]).Sbom?.ToString());

    [Theory]
    [InlineData("Provenance", "min")]
    [InlineData("Sbom", "true")]
    [InlineData("Compression", "zstd")]
    [InlineData("RuntimeIdentifiers", "linux-x64;linux-arm64")]
    public void A_docker_archive_holds_one_plain_image(string metadata, string value)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("Archive", "image.tar");
        service.Item.SetMetadata(metadata, value);
        Assert.Equal(["PYC2080"], service.Errors());
        service.Item.SetMetadata("ArchiveFormat", "OCI");
        Assert.Empty(service.Errors());
    }

    [Fact]
    public void A_colon_and_a_semicolon_survive_in_a_label()
    {
        var options = Bind([], [.. ServiceFolder.List("ContainerLabel", BinderTests.Item("com.shop/team", "Value", "a:b;c=\"d\" ${e}"))]);
        Assert.Equal([new("com.shop/team", "a:b;c=\"d\" ${e}")], options.Labels);
    }

    [Theory]
    [InlineData("ContainerLabel", "my label", "PYC2079")]
    [InlineData("ContainerLabel", "a=b", "PYC2079")]
    [InlineData("PyContainerCacheFrom", "type=inline", "PYC2070")]
    [InlineData("PyContainerCacheTo", "type=gha,token=hidden", "PYC2070")]
    [InlineData("PyContainerExtraArgument", "--ulimit", "PYC2071")]
    [InlineData("PyContainerExtraArgument", "nonsense=hidden", "PYC2071")]
    [InlineData("PyContainerExtraArgument", "--build-arg=HTTPS_PROXY=http://u:hidden@proxy.example", "PYC2132")]
    [InlineData("PyContainerExtraArgument", "--build-arg=HTTPS_PROXY=http://proxy.example", "PYC2072")]
    [InlineData("PyContainerCacheFrom", "type=registry,ref=https://u:hidden@r.example/a", "PYC2132")]
    [InlineData("PyContainerCacheFrom", "u:hidden@r.example/a", "PYC2070")]
    [InlineData("PyContainerTestCommand", "pip-audit --index-url https://u:hidden@r.example/simple", "PYC2132")]
    public void A_bad_item_has_its_code_and_nothing_of_its_value(string list, string text, string code)
    {
        using var service = new ServiceFolder();
        var finding = Assert.Single(service.Bind(items: ServiceFolder.List(list, new TaskItem(text))).Findings);
        Assert.Equal(code, finding.Id);
        Assert.DoesNotContain("hidden", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PyContainerBuildContext", "Source", "docker-image://u:hidden@r.example/a:1", "PYC2132")]
    [InlineData("PyContainerBuildContext", "Source", "https://u:hidden@r.example/a", "PYC2132")]
    [InlineData("ContainerLabel", "Value", "https://u:hidden@git.example/a", "PYC2132")]
    [InlineData("PyContainerBuildCommand", "Command", "fetch https://u:hidden@r.example/a", "PYC2132")]
    [InlineData("PyContainerCopy", "From", "u:hidden@r.example/a", "PYC2064")]
    public void A_password_in_metadata_is_not_printed_either(string list, string metadata, string text, string code)
    {
        using var service = new ServiceFolder();
        var findings = service.Bind(items: ServiceFolder.List(list, BinderTests.Item("uv:1", metadata, text))).Findings;
        Assert.Contains(findings, finding => finding.Id == code);
        Assert.DoesNotContain(findings, finding => finding.Message.Contains("hidden", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Registry", "u:hidden@r.example", "PYC2028")]
    [InlineData("Registry", "https://u:hidden@r.example", "PYC2028")]
    [InlineData("Repository", "u:hidden@r.example/a", "PYC2006")]
    [InlineData("RuntimeImage", "u:hidden@r.example/a:1", "PYC2010")]
    [InlineData("UvImage", "https://u:hidden@r.example/a:1", "PYC2010")]
    [InlineData("PythonDownloads", "https://u:hidden@r.example/a.json", "PYC2026")]
    [InlineData("Sbom", "u:hidden@r.example/a:1", "PYC2075")]
    [InlineData("Requirements", "https://u:hidden@r.example/a.txt", "PYC2021")]
    public void A_password_in_an_option_is_refused_and_not_printed(string metadata, string text, string code)
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata(metadata, text);
        var finding = Assert.Single(service.Bind().Findings);
        Assert.Equal(code, finding.Id);
        Assert.DoesNotContain("hidden", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Caches_and_arguments_keep_their_order()
    {
        var options = Bind([], [.. ServiceFolder.List("PyContainerCacheFrom", new TaskItem("r.example/a:1"), new TaskItem("type=local,src=cache")), .. ServiceFolder.List("PyContainerExtraArgument", new TaskItem("--pull"), new TaskItem("--ssh=default"))]);
        Assert.Equal(["registry", "local"], options.CacheFrom.Select(cache => cache.Type));
        Assert.Equal(Path.Combine(options.ProjectDirectory, "cache"), options.CacheFrom[1].Fields.Single().Value);
        Assert.Equal(["--pull", "--ssh=default"], options.ExtraArguments.Select(argument => argument.Text));
    }

    private static ServiceOptions Bind((string Metadata, string Value)[] metadata, ITaskItem[]? items = null)
    {
        using var service = new ServiceFolder();
        foreach (var (name, value) in metadata)
            service.Item.SetMetadata(name, value);
        var (options, findings) = service.Bind(items: items ?? []);
        Assert.Empty(findings);
        return options!;
    }
}
