namespace PyContainer.Build.Python;

public sealed class SemanticVersionsTests
{
    [Theory]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("1.2.3-alpha", "1.2.3a0")]
    [InlineData("1.2.3-alpha.0.17", "1.2.3a0.post17")]
    [InlineData("1.2.3-beta.4", "1.2.3b4")]
    [InlineData("1.2.3-Beta4", "1.2.3b4")]
    [InlineData("1.2.3-rc-1", "1.2.3rc1")]
    [InlineData("1.2.3-ci.5", "1.2.3.dev5")]
    [InlineData("1.2.3-preview", "1.2.3.dev0")]
    [InlineData("1.2.3-7", "1.2.3.dev7")]
    [InlineData("1.2.3+Meta.5", "1.2.3+meta.5")]
    [InlineData("1.2.3-rc.1+build-5", "1.2.3rc1+build.5")]
    [InlineData("1.2.3b4", "1.2.3b4")]
    [InlineData("1.2.3.dev5", "1.2.3.dev5")]
    public void A_version_of_NET_has_its_counterpart(string version, string expected) => Assert.Equal(expected, SemanticVersions.ToPep(version)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-nightly-a")]
    [InlineData("1.2.3-beta.4.5.6")]
    [InlineData("1.2.3-ci.99999999999999999999999")]
    [InlineData("1.2.3b1-rc.1")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3+a..b")]
    [InlineData("1.2.3-rc.1\n")]
    public void What_has_none_is_told(string version) => Assert.Null(SemanticVersions.ToPep(version));
}
