using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build.Buildx;

public sealed class BuildxMetadataTests
{
    private const string One = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Two = "sha256:2222222222222222222222222222222222222222222222222222222222222222";
    private const string Reference = "\"buildx.build.ref\":\"default/default/abc\"";

    [Theory]
    [InlineData("classic, tagged", "{\"buildx.build.provenance\":{}," + Reference + ",\"containerimage.config.digest\":\"" + One + "\",\"containerimage.digest\":\"" + One + "\",\"image.name\":\"docker.io/shop/orders:1\"}", One, One)]
    [InlineData("classic, pushed", "{" + Reference + ",\"containerimage.config.digest\":\"" + One + "\",\"containerimage.digest\":\"" + Two + "\"}", Two, One)]
    [InlineData("containerd, index", "{" + Reference + ",\"containerimage.descriptor\":{\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"digest\":\"" + Two + "\",\"size\":856},\"containerimage.digest\":\"" + Two + "\"}", Two, null)]
    [InlineData("containerd, manifest", "{" + Reference + ",\"containerimage.descriptor\":{\"platform\":{\"architecture\":\"amd64\"}},\"containerimage.config.digest\":\"" + One + "\",\"containerimage.digest\":\"" + Two + "\"}", Two, One)]
    public void The_digests_are_read_in_every_mode(string mode, string json, string manifest, string? config)
    {
        var metadata = BuildxMetadata.Parse(json);
        Assert.True(metadata is not null, mode);
        Assert.Equal((manifest, config, "default/default/abc"), (metadata.ManifestDigest.Value, metadata.ConfigDigest?.Value, metadata.BuildReference));
    }

    [Fact]
    public void A_build_without_a_name_in_the_history_has_none() => Assert.Null(BuildxMetadata.Parse($"{{\"containerimage.digest\":\"{One}\"}}")!.BuildReference);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"containerimage.digest\":1}")]
    [InlineData("{\"containerimage.digest\":\"sha256:12\"}")]
    [InlineData("{\"result.json\":\"{}\",\"result.statuscode\":\"0\"}")]
    [InlineData("{\"prod\":{\"containerimage.digest\":\"" + One + "\"}}")]
    public void A_file_without_a_digest_is_none(string json) => Assert.Null(BuildxMetadata.Parse(json));

    [Fact]
    public void Whatever_the_text_is_nothing_is_thrown() =>
        Prop.ForAll(Texts.WithControl, text => BuildxMetadata.Parse(text) is null && BuildxMetadata.Parse("{\"containerimage.digest\":\"" + text + "\"}") is null).Check(Texts.Many);
}
