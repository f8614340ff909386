using System.Text.RegularExpressions;

namespace PyContainer.Build.Architecture;

/// <summary>What the pages of the repository link to is there, headings included.</summary>
public sealed partial class DocumentLinkTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "CHANGELOG.md",
        .. Directory.EnumerateFiles(Repository.File("docs"), "*.md").Concat(Directory.EnumerateDirectories(Repository.File("samples")).Select(sample => Path.Combine(sample, "README.md")).Where(File.Exists))
            .Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var path = Repository.File(page);
        var links = Link().Matches(File.ReadAllText(path)).Select(match => (Target: match.Groups["target"].Value, Anchor: match.Groups["anchor"].Value)).ToList();
        Assert.All(links, link =>
        {
            var target = link.Target.Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Target));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{link.Target} is not there");
            Assert.True(link.Anchor.Length == 0 || Anchors(target).Contains(link.Anchor), $"{link.Target} has no heading #{link.Anchor}");
        });
    }

    // As the usual hosts make them: small letters, blanks as dashes, no other signs; and those that are written, which survive a new title.
    private static HashSet<string> Anchors(string page) =>
        [.. Heading().Matches(File.ReadAllText(page)).Select(match => Sign().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-')), .. Named().Matches(File.ReadAllText(page)).Select(match => match.Groups["id"].Value)];

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<target>[^)#\s]*)(?:#(?<anchor>[^)\s]+))?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.*?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<a id=""(?<id>[^""]+)""></a>", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Sign();
}
