namespace PyContainer.Build.Planning;

public sealed class PlainPathTests
{
    [Theory]
    [InlineData("src/a-b_c.d", true)]
    [InlineData("a@b+c:d", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a,b", false)]
    [InlineData("a=b", false)]
    [InlineData("a\"b", false)]
    [InlineData("a'b", false)]
    [InlineData("a\\b", false)]
    [InlineData("$a", false)]
    [InlineData("a*", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    public void A_path_is_plain_when_no_reader_of_a_mount_sees_more_than_its_characters(string text, bool expected) =>
        Assert.Equal(expected, PlainPath.IsPlain(text));
}
