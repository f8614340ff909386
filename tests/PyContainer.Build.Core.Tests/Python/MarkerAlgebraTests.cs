namespace PyContainer.Build.Python;

public class MarkerAlgebraTests
{
    private static readonly MarkerRules Old = new(PrunesImpossible: true, VersionedRelease: false);
    private static readonly MarkerRules New = new(PrunesImpossible: false, VersionedRelease: true);

    [Theory]
    [InlineData("python_version >= '3.9'", "python_full_version >= '3.9'")]
    [InlineData("python_version > '3.9'", "python_full_version >= '3.10'")]
    [InlineData("python_version == '3.9'", "python_full_version == '3.9.*'")]
    [InlineData("python_version <= '3.9.1'", "python_full_version < '3.10'")]
    [InlineData("python_version ~= '3.9'", "python_full_version >= '3.9' and python_full_version < '4'")]
    [InlineData("python_version ~= '3.9.0'", "python_version == '3.9'")]
    [InlineData("python_version in '3.8 3.9'", "python_version == '3.8' or python_version == '3.9'")]
    [InlineData("'3.9' < python_version", "python_version > '3.9'")]
    [InlineData("platform_system == 'Windows'", "sys_platform == 'win32'")]
    [InlineData("os.name == 'nt'", "os_name == 'nt'")]
    [InlineData("extra == 'Foo_bar'", "extra == 'foo-bar'")]
    [InlineData("os_name ~= 'nt' or os_name == 'posix'", "os_name == 'posix'")]
    [InlineData("sys_platform <= 'linux'", "sys_platform == 'linux'")]
    [InlineData("os_name == 'a' and (os_name == 'a' or python_version < '3')", "os_name == 'a'")]
    public void Two_markers_mean_the_same(string left, string right)
    {
        foreach (var rules in new[] { Old, New })
        {
            var algebra = new MarkerAlgebra(rules);
            Assert.Same(algebra.Node(right), algebra.Node(left));
        }
    }

    [Theory]
    [InlineData("sys_platform == 'linux' and os_name == 'nt'", true)]
    [InlineData("sys_platform == 'win32' and os_name == 'posix'", true)]
    [InlineData("sys_platform == 'cygwin' and os_name == 'nt'", false)]
    [InlineData("platform_system == 'FreeBSD' and sys_platform == 'linux'", true)]
    [InlineData("platform_system == 'iOS' and sys_platform == 'ios'", false)]
    [InlineData("python_version < '3' and python_version > '3'", true)]
    public void Machines_that_do_not_exist_fulfil_nothing(string text, bool impossible)
    {
        foreach (var rules in new[] { Old, New })
        {
            var algebra = new MarkerAlgebra(rules);
            Assert.Equal(impossible, algebra.IsFalse(algebra.Node(text)!));
        }
    }

    [Fact]
    public void Bounds_that_requires_python_gives_are_forgotten()
    {
        var algebra = new MarkerAlgebra(New);
        var bounds = PythonBounds.Of(algebra, PythonBounds.Releases(algebra, VersionSpecifiers.Parse(">=3.9,!=3.9.7,<4")))!.Value;
        string Simplified(string text) => algebra.Simplify(algebra.Node(text)!, bounds, []) switch
        {
            var node when ReferenceEquals(node, algebra.True) => "true",
            var node when ReferenceEquals(node, algebra.False) => "false",
            var node when ReferenceEquals(node, algebra.Node("python_version < '3.11'")) => "below",
            _ => "other",
        };
        Assert.Equal("true", Simplified("python_version >= '3.9'"));
        Assert.Equal("false", Simplified("python_version < '3.9'"));
        Assert.Equal("below", Simplified("python_version >= '3.8' and python_version < '3.11'"));
        Assert.Equal("true", Simplified("python_version < '4'"));
    }

    [Fact]
    public void The_extra_common_to_all_alternatives_is_found()
    {
        var algebra = new MarkerAlgebra(Old);
        Assert.Equal("b", algebra.TopLevelExtra(algebra.Node("extra == 'b' and os_name == 'nt' or extra == 'b' and os_name == 'x'")!));
        Assert.Null(algebra.TopLevelExtra(algebra.Node("extra == 'b' or os_name == 'nt'")!));
    }

    [Fact]
    public void A_release_of_darwin_is_compared_as_a_version_since_that_rule()
    {
        var old = new MarkerAlgebra(Old);
        var today = new MarkerAlgebra(New);
        const string Text = "sys_platform == 'darwin' and platform_release >= '9' and platform_release < '10'";
        Assert.True(old.IsFalse(old.Node(Text)!));
        Assert.False(today.IsFalse(today.Node(Text)!));
    }

    [Theory]
    [InlineData("os_name === 'nt'")]
    [InlineData("os_name == nt")]
    [InlineData("(os_name == 'nt'")]
    [InlineData("os_name == 'nt' and")]
    [InlineData("os_name not 'nt'")]
    public void What_is_no_marker_is_refused(string text) => Assert.Throws<FormatException>(() => Marker.Parse(text));

    [Fact]
    public void Deep_nesting_is_refused() => Assert.Throws<FormatException>(() => Marker.Parse(new string('(', 100_000)));
}
