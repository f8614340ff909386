namespace PyContainer.Build.Python;

public class RequirementTests
{
    [Theory]
    [InlineData("Foo.Bar", "foo-bar")]
    [InlineData("uvicorn [Standard, http2] >= 0.30, <1", "uvicorn[standard,http2]>=0.30,<1")]
    [InlineData("a (>=1)", "a>=1")]
    [InlineData("a;python_version<'3.9' # why", "a ; python_version < '3.9'")]
    [InlineData("a @ https://h/x;y#frag ; os_name=='nt'", "a @ https://h/x;y#frag ; os_name == 'nt'")]
    [InlineData("a[b]@git+https://h/r@v1", "a[b] @ git+https://h/r@v1")]
    public void A_requirement_is_read(string text, string normal) => Assert.Equal(normal, Requirement.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a[b")]
    [InlineData("a>=")]
    [InlineData("a @ ")]
    [InlineData("a @ ./here")]
    [InlineData("a ; unknown == '1'")]
    [InlineData("a ; python_version")]
    [InlineData("pkg-1.0.tar.gz")]
    [InlineData("https://h/pkg-1.0.tar.gz")]
    [InlineData("a b")]
    public void What_is_no_requirement_is_refused_with_a_reason(string text) =>
        Assert.Contains("is not a requirement", Assert.Throws<FormatException>(() => Requirement.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a>=1.0<2", "a>=1.0,<2")]
    [InlineData("a!=~5.0", "a!=5.0.*")]
    [InlineData("a>=3.9.*", "a>=3.9")]
    [InlineData("a==3.0*", "a==3.0.*")]
    [InlineData("a>=1,", "a>=1")]
    [InlineData("a>dev", "a>0.0.0.dev0")]
    [InlineData("a>=9.0.0a1.0", "a>=9.0.0a1")]
    [InlineData("a>=1.5.*'", "a>=1.5")]
    public void Known_mistakes_are_mended_where_uv_mends_them(string text, string normal)
    {
        Assert.False(Requirement.TryParse(text, out _, out _));
        Assert.True(Requirement.TryParseLenient(text, out var mended, out _));
        Assert.Equal(normal, mended.ToString());
    }
}
