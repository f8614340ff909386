namespace PyContainer.Build.Python;

public class VersionSpecifiersTests
{
    [Theory]
    [InlineData(">=1.0", "1.0", true)]
    [InlineData(">=1.0", "1.0rc1", false)]
    [InlineData("<1.0", "1.0rc1", false)]
    [InlineData("<1.0rc2", "1.0rc1", true)]
    [InlineData(">1.7", "1.7.post1", false)]
    [InlineData(">1.7", "1.7+local", false)]
    [InlineData(">1.7.post2", "1.7.post3", true)]
    [InlineData("<=1.7", "1.7+local", true)]
    [InlineData("==1.7", "1.7+local", true)]
    [InlineData("==1.7", "1.7.post1", false)]
    [InlineData("==1.7+a", "1.7", false)]
    [InlineData("==1.7.*", "1.7.post1", true)]
    [InlineData("==1.7.*", "1.70", false)]
    [InlineData("!=1.7.*", "1.8.dev1", true)]
    [InlineData("~=2.2", "2.9", true)]
    [InlineData("~=2.2", "3.0.dev1", false)]
    [InlineData("~=1.4.5", "1.4.9", true)]
    [InlineData("~=1.4.5", "1.5", false)]
    [InlineData("===1.0", "1.0.0", true)]
    [InlineData(">=1,<2,!=1.5", "1.5", false)]
    public void A_version_is_accepted_or_not(string specifiers, string version, bool accepted) =>
        Assert.Equal(accepted, VersionSpecifiers.Parse(specifiers).Contains(PepVersion.Parse(version)));

    [Theory]
    [InlineData("1.0")]
    [InlineData(">=")]
    [InlineData(">=1.0,")]
    [InlineData("~=1")]
    [InlineData(">=1.*")]
    [InlineData("==1.0a1.*")]
    [InlineData("<1.0+local")]
    public void What_is_no_specifier_is_refused(string text) => Assert.Throws<FormatException>(() => VersionSpecifiers.Parse(text));

    [Theory]
    [InlineData(">=1.0,<2", "<2.0,>=1", true)]
    [InlineData(">=1,>=1", ">=1", false)]
    [InlineData("~=1.0", "~=1.0.0", false)]
    [InlineData("~=2.0", ">=2,<3", false)]
    public void Clauses_are_compared_without_order(string left, string right, bool equal) =>
        Assert.Equal(equal, VersionSpecifiers.Parse(left).Equals(VersionSpecifiers.Parse(right)));

    [Theory]
    [InlineData(">=2", ">=2,>=1", true)]
    [InlineData("~=2.0", ">=2.0,<3.dev0", true)]
    [InlineData("==2.*", ">=2.dev0,<3.dev0", true)]
    [InlineData(">=2,<3,!=2.5", ">=2,<3", false)]
    [InlineData(">=0.dev0", "", true)]
    public void Ranges_are_canonical(string left, string right, bool equal) =>
        Assert.Equal(equal, VersionSpecifiers.Parse(left).Ranges.Equals(VersionSpecifiers.Parse(right).Ranges));
}
