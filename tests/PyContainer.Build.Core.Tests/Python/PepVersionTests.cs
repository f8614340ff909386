namespace PyContainer.Build.Python;

public class PepVersionTests
{
    [Theory]
    [InlineData("v1.0", "1.0")]
    [InlineData("1.0.ALPHA-3", "1.0a3")]
    [InlineData("1.0preview", "1.0rc0")]
    [InlineData("1.0-4", "1.0.post4")]
    [InlineData("1.0rev2.dev", "1.0.post2.dev0")]
    [InlineData("2!1.0+Ubuntu-1_x", "2!1.0+ubuntu.1.x")]
    public void A_spelling_is_normalised(string text, string normal) => Assert.Equal(normal, PepVersion.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.0+")]
    [InlineData("1..0")]
    [InlineData("1.0x")]
    [InlineData("99999999999999999999999")]
    public void What_is_no_version_is_refused_with_a_reason(string text) =>
        Assert.Contains("is not a version", Assert.Throws<FormatException>(() => PepVersion.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Versions_are_ordered_as_the_PEP_lists_them()
    {
        string[] ordered =
        [
            "1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a12.dev456", "1.0a12", "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456",
            "1.0b2.post345", "1.0rc1.dev456", "1.0rc1", "1.0", "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.1.dev1", "1!0",
        ];
        var sorted = ordered.Reverse().Select(PepVersion.Parse).Order().Select(version => version.ToString());
        Assert.Equal(ordered, sorted);
    }

    [Fact]
    public void Trailing_zeros_make_no_difference()
    {
        Assert.Equal(PepVersion.Parse("1.0.0"), PepVersion.Parse("1"));
        Assert.Equal(PepVersion.Parse("1.0.0").GetHashCode(), PepVersion.Parse("1").GetHashCode());
    }
}
