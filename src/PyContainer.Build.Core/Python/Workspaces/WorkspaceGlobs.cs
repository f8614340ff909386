using PyContainer.Build.Files;

namespace PyContainer.Build.Python;

/// <summary>The patterns of one workspace, read once.</summary>
internal sealed class WorkspaceGlobs(string root, UvWorkspaceTable table, UvRules rules)
{
    private const int MostPatterns = 1000;
    private const int LongestPattern = 1000;

    private readonly PathGlob[] _members = Globs(root, table.Members);
    private readonly PathGlob[] _exclude = Globs(root, table.Exclude);
    private readonly bool _byName = rules.Has(UvRule.MembersMatchedByComponent);

    /// <summary>Whether a directory is a member, as seen from that directory.</summary>
    public bool Include(string directory) =>
        Array.Exists(_members, glob => _byName ? glob.MatchesByName(directory) : glob.MatchesWhole(directory)) && !Exclude(directory);

    /// <summary>Whether a directory is kept out.</summary>
    public bool Exclude(string directory) => Array.Exists(_exclude, glob => glob.MatchesWhole(directory));

    private static PathGlob[] Globs(string root, IReadOnlyList<Located<string>> patterns)
    {
        var globs = new PathGlob[patterns.Count];
        for (var index = 0; index < globs.Length; index++)
        {
            var (value, span) = patterns[index];
            if (index == MostPatterns)
                throw FileCodes.GlobRefused.Error(span, ShownText.Of(value), $"a workspace may have {MostPatterns} patterns");
            if (value.Length > LongestPattern)
                throw FileCodes.GlobRefused.Error(span, ShownText.Of(value), $"a pattern may have {LongestPattern} characters");
            globs[index] = new PathGlob(root, value);
        }
        return globs;
    }
}
