using System.Text.RegularExpressions;

namespace PyContainer.Build.Architecture;

/// <summary>Each code that a user can meet has a heading in docs/errors.md, where its help link points.</summary>
public sealed partial class ErrorPageTests
{
    [Fact]
    public void Every_code_has_one_heading()
    {
        var headings = Headings().Matches(File.ReadAllText(Repository.File("docs", "errors.md"))).Select(match => match.Groups["code"].Value).ToList();
        Assert.Equal(headings.Distinct(), headings);
        Assert.Empty(Codes().Except(headings).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Codes() =>
    [
        .. new[] { "src", "build" }.SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".props" or ".targets" && !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .SelectMany(file => CodePattern().Matches(File.ReadAllText(file)).Select(match => match.Value)),
    ];

    [GeneratedRegex(@"\bPYC[0-9]{4}\b")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^## (?<code>PYC[0-9]{4})\b", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
