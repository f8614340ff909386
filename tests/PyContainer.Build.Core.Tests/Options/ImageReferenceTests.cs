namespace PyContainer.Build.Options;

public sealed class ImageReferenceTests
{
    private const string Sha = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("debian", null, "debian", null)]
    [InlineData("debian:13-slim", null, "debian", "13-slim")]
    [InlineData("library/debian:13", null, "library/debian", "13")]
    [InlineData("docker.io/library/debian:13", "docker.io", "library/debian", "13")]
    [InlineData("gcr.io/distroless/cc-debian13:nonroot", "gcr.io", "distroless/cc-debian13", "nonroot")]
    [InlineData("localhost/a", "localhost", "a", null)]
    [InlineData("localhost:5000/a/b:1", "localhost:5000", "a/b", "1")]
    [InlineData("host:5000/a", "host:5000", "a", null)]
    [InlineData("127.0.0.1:5000/a:1", "127.0.0.1:5000", "a", "1")]
    [InlineData("[::1]:5000/a:1", "[::1]:5000", "a", "1")]
    [InlineData("[fe80::1]/a", "[fe80::1]", "a", null)]
    [InlineData("Registry.Example/a:1", "Registry.Example", "a", "1")]
    public void A_reference_is_taken_apart(string text, string? registry, string repository, string? tag)
    {
        foreach (var (written, digest) in new[] { (text, (string?)null), ($"{text}@{Sha}", Sha) })
        {
            Assert.True(ImageReference.TryParse(written, out var reference));
            Assert.Equal((written, registry, repository, tag, digest), (reference!.Text, reference.Registry, reference.Repository, reference.Tag, reference.Digest?.Value));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(":1")]
    [InlineData("a:")]
    [InlineData("a@")]
    [InlineData("@" + Sha)]
    [InlineData("a:1@sha256:0123")]
    [InlineData("a@sha512:" + Sha)]
    [InlineData("a@" + Sha + "0")]
    [InlineData("a@" + Sha + "\n")]
    [InlineData("a@b@" + Sha)]
    [InlineData("a:1:2")]
    [InlineData("A")]
    [InlineData("Up/a")]
    [InlineData("a b")]
    [InlineData("a:1\n")]
    [InlineData("a\nRUN id")]
    [InlineData("a AS b")]
    [InlineData("$BASE")]
    [InlineData("${BASE}:1")]
    [InlineData("--platform=x")]
    [InlineData("https://gcr.io/a")]
    [InlineData("gcr.io/")]
    [InlineData("gcr.io//a")]
    [InlineData("-x.io/a")]
    [InlineData("x-.io/a")]
    [InlineData("host:port/a")]
    [InlineData("host:123456/a")]
    [InlineData("[::1/a")]
    [InlineData("[::g]:5000/a")]
    [InlineData("été/a")]
    public void What_is_no_reference_is_refused(string text)
    {
        Assert.False(ImageReference.TryParse(text, out var reference));
        Assert.Null(reference);
        Assert.Throws<FormatException>(() => ImageReference.Parse(text));
    }

    [Fact]
    public void A_digest_is_abbreviated_for_people()
    {
        Assert.True(Digest.TryParse(Sha, out var digest));
        Assert.Equal(("0123456789ab", Sha), (digest!.Abbreviated, digest.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("sha384:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData(" " + Sha)]
    public void What_is_no_digest_is_refused(string? text) => Assert.False(Digest.TryParse(text, out _));
}
