using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

public class RequirementMergingTests
{
    [Theory]
    [InlineData("a>=2", "a>=2,>=1", true)]
    [InlineData("a~=2.0", "a>=2.0,<3", true)]
    [InlineData("a; os_name == 'x' | a; os_name != 'x'", "a", true)]
    [InlineData("a>=1 | a<3", "a>=1,<3", true)]
    [InlineData("a[b] | a[c]", "a[c,b]", true)]
    [InlineData("a>=1; python_version >= '3.11' | a>=1,<2; python_version < '3.11'", "a>=1,<2; python_version < '3.11' | a>=1; python_version >= '3.11'", true)]
    [InlineData("a==1 | a>=1", "a==1", false)]
    [InlineData("a>=1; extra == 'x' | a>=1", "a>=1", false)]
    [InlineData("a>=1rc1", "a>=1", false)]
    [InlineData("a>=1 | a>=1; python_version < '3' and python_version > '3'", "a>=1", true)]
    [InlineData("a>=1 | a>=2; python_version < '3' and python_version > '3'", "a>=1", false)]
    [InlineData("a!=1rc1,>=2", "a>=2", true)]
    public void Requirements_are_one_set_when_they_mean_the_same(string left, string right, bool equal)
    {
        var rules = new UvRules(PepVersion.Parse("0.12.20"));
        var algebra = new MarkerAlgebra(rules.Markers);
        var sets = new RequirementSets(algebra, default, rules);
        NormalRequirement[] Read(string text) => [.. text.Split('|').Select(Requirement.Parse).Select(requirement => new NormalRequirement(
            requirement.Name.Normalized, [.. requirement.Extras.Order()], algebra.Node(requirement.Marker), "", requirement.Specifiers, NormalSource.Registry, SourceSpan.Of("x")))];
        foreach (var (one, two) in new[] { (left, right), (right, left) })
            Assert.Equal(equal, sets.Compare(Read(one), Read(two)) is { Added.Count: 0, Removed.Count: 0 });
    }
}
