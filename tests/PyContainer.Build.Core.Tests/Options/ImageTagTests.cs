namespace PyContainer.Build.Options;

public sealed class ImageTagTests
{
    [Theory]
    [InlineData("latest")]
    [InlineData("1.2.3-beta_m")]
    [InlineData("_")]
    [InlineData("0")]
    [InlineData("A.-_z")]
    public void A_tag_is_kept(string text)
    {
        Assert.True(ImageTag.TryParse(text, out var tag));
        Assert.Equal(text, tag!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".1")]
    [InlineData("-1")]
    [InlineData("1.2.3+build")]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("été")]
    [InlineData("１")]
    [InlineData("latest\n")]
    [InlineData("\nlatest")]
    [InlineData("a\nb")]
    [InlineData("a:b")]
    [InlineData("$(id)")]
    public void What_docker_would_refuse_is_refused(string text)
    {
        Assert.False(ImageTag.TryParse(text, out var tag));
        Assert.Null(tag);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_tag_has_at_most_128_characters(int length, bool expected) => Assert.Equal(expected, ImageTag.TryParse(new string('a', length), out _));
}
