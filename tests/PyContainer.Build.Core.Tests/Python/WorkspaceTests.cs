using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Python;

public class WorkspaceTests
{
    private static Workspace Discover(string directory, string uv, params (string Path, string Text)[] files) =>
        Workspace.Discover("/w/" + directory, new ManifestCache(
            new MemoryFileTree([.. files.Select(file => ("/w/" + file.Path, file.Text))]), new UvRules(PepVersion.Parse(uv))));

    private static (string Path, string Text) Project(string directory, string more = "") =>
        ($"{directory}/pyproject.toml", $"[project]\nname = '{directory.Split('/')[^1]}'\nversion = '1'\n{more}\n");

    private static (string Path, string Text) Root(string members, string exclude = "") =>
        ("pyproject.toml", $"[tool.uv.workspace]\nmembers = [{members}]\nexclude = [{exclude}]\n");

    private static string Members(Workspace workspace) => string.Join(" ", workspace.Members.Select(member => member.Name));

    [Theory]
    [InlineData("'packages/*'", "", "a b")]
    [InlineData("'packages/*'", "'packages/b'", "a")]
    [InlineData("'./packages/../packages/[a]'", "", "a")]
    [InlineData("'packages/[!a]'", "", "b")]
    [InlineData("'packages/**'", "", "a b c")]
    [InlineData("'packages/**'", "'packages/a*'", "b")]
    [InlineData("'*/?'", "", "a b")]
    public void Members_are_found_by_their_globs(string members, string exclude, string expected) => Assert.Equal(
        expected, Members(Discover("", "0.13.9", Root(members, exclude), Project("packages/a"), Project("packages/b"), Project("packages/a/c"), ("packages/pyproject.toml", "[project]\nname = 'none'\nversion = '1'\n[tool.uv]\nmanaged = false"))));

    [Fact]
    public void A_star_crosses_directories_when_a_member_looks_for_its_root_before_0_12_8()
    {
        (string, string)[] files = [Root("'packages/*'"), Project("packages/a/c")];
        Assert.False(Discover("packages/a/c", "0.12.7", [.. files, Project("packages/a")]).IsNonProject);
        Assert.True(Discover("packages/a/c", "0.12.8", Root("'packages/*'"), Project("packages/a/c")).IsImplicit);
        Assert.False(Discover("packages/a/c", "0.12.7", Root("'packages/*/c', 'packages/*'"), Project("packages/a/c"), Project("packages/a")).IsNonProject);
    }

    [Fact]
    public void A_manifest_between_a_member_and_the_root_makes_the_member_its_own()
    {
        var workspace = Discover("a/b", "0.13.9", Root("'a/b'"), Project("a"), Project("a/b"));
        Assert.True(workspace.IsImplicit);
        Assert.Equal("/w/a/b", workspace.Directory);
    }

    [Fact]
    public void Directories_without_a_manifest_are_skipped_when_hidden_or_ignored()
    {
        (string, string)[] files = [Root("'p/*'"), Project("p/a"), (".git/HEAD", ""), (".gitignore", "__pycache__/\n"), ("p/old/__pycache__/x.pyc", ""), ("p/.hidden/x", "")];
        Assert.Equal("a", Members(Discover("", "0.13.9", files)));
        Assert.Throws<DiagnosticException>(() => Discover("", "0.13.9", [.. files, ("p/old/x.py", "")]));
    }

    [Theory]
    [InlineData("[project]\nname = 'a'\nversion = '1'\n[tool.uv.workspace]\n")]
    [InlineData("[tool.other]\n")]
    [InlineData("[project]\nname = 'B'\nversion = '1'\n")]
    public void What_is_no_member_is_an_error(string manifest) => Assert.Equal("PYC1008", Assert.Throws<DiagnosticException>(() =>
        Discover("", "0.13.9", Root("'p/*'"), Project("p/b"), ("p/a/pyproject.toml", manifest))).Diagnostic.Id);

    [Fact]
    public void Members_that_others_name_are_packages()
    {
        var workspace = Discover("", "0.13.9", Root("'p/*'"), Project("p/a", "[tool.uv.sources]\nb = { workspace = true, editable = false }"), Project("p/b"), Project("p/c"));
        Assert.Equal([false, true, false], workspace.Members.Select(workspace.IsPackage));
        Assert.False(workspace.RequiredMembers["b"].Editable);
    }

    [Fact]
    public void Nothing_above_is_an_error() => Assert.Equal("PYC1008", Assert.Throws<DiagnosticException>(() => Discover("a", "0.13.9", ("x", ""))).Diagnostic.Id);
}
