using System.Diagnostics;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Python;

/// <summary>A pattern of members is searched in bounded time, and never behind a link.</summary>
public sealed class WorkspaceGlobTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("**/**/**/**/**/**/**/**/**/**/**/**")]
    [InlineData("**/*/**/*/**/*/**/*/**/*/**")]
    [InlineData("**/a*/**/*a/**/?*/**")]
    public void Repeated_stars_take_no_longer_than_the_folders_that_there_are(string pattern)
    {
        for (var top = 0; top < 12; top++)
        {
            for (var below = 0; below < 12; below++)
                Directory.CreateDirectory(_folder[$"a{top}/a{below}/a/a/a/a/a/a/a/a"]);
        }
        var watch = Stopwatch.StartNew();
        Check(pattern);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [UnixFact]
    public void A_circle_of_links_is_not_walked()
    {
        _folder.With(("packages/a/pyproject.toml", "[project]\nname = \"a\"\nversion = \"1\"\n"));
        Directory.CreateSymbolicLink(_folder["packages/loop"], ".");
        Directory.CreateSymbolicLink(_folder["packages/up"], "..");
        Assert.Contains(Check("**/packages/*"), finding => finding.Diagnostic.Id == "PYC2179");
        Check("**");
    }

    [Fact]
    public void Too_many_patterns_and_too_long_ones_are_refused_at_their_place()
    {
        var finding = Assert.Single(Check(new string('*', 2000)));
        Assert.Equal(("PYC2179", 5), (finding.Diagnostic.Id, finding.Diagnostic.Span!.Value.Line));
        Assert.Equal("PYC2179", Assert.Single(Check(string.Join("\", \"", Enumerable.Repeat("a/*", 1001)))).Diagnostic.Id);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<LockFinding> Check(string pattern)
    {
        _folder.With(("pyproject.toml", Sample.Manifest($"[tool.uv.workspace]\nmembers = [\"{pattern}\"]\n")), ("uv.lock", Sample.Lock));
        return new LockCheck(new LockSettings()).Run(_folder.Path).Findings;
    }
}
