namespace PyContainer.Build.Python;

/// <summary>Patterns of paths with <c>*</c>, <c>?</c>, <c>[..]</c>, <c>[!..]</c> and <c>**</c>, case-sensitive; names that begin with a dot match like others.</summary>
/// <remarks>
/// uv has two flavours. Walking directories compares name by name, so <c>*</c> stays inside one name. Matching a whole path
/// lets <c>*</c>, <c>?</c> and <c>[..]</c> cross <c>/</c>.
/// </remarks>
internal sealed class PathGlob
{
    private readonly string _start;
    private readonly List<string> _names;
    private readonly List<List<GlobToken>> _tokens;
    private List<GlobToken>? _whole;

    /// <summary>A pattern as it is meant in a directory.</summary>
    public PathGlob(string root, string pattern)
    {
        (_start, _names) = Split(root, pattern);
        _tokens = _names.ConvertAll(GlobTokens.Read);
    }

    /// <summary>The directories that the pattern finds, by walking; links are not followed.</summary>
    public IReadOnlyList<string> Walk(FileTree files, GlobBudget? budget = null)
    {
        var walk = new GlobWalk(files, budget ?? new GlobBudget());
        Walk(walk, _start, 0);
        return walk.Found;
    }

    /// <summary>Whether walking would find the path.</summary>
    public bool MatchesByName(string path)
    {
        if (path == _start)
            return _names.TrueForAll(name => name == "**");
        return IsBelowStart(path) && MatchesNames(path[(_start.TrimEnd('/').Length + 1)..].Split('/'));
    }

    /// <summary>Whether the pattern matches a whole path, its wildcards crossing <c>/</c>.</summary>
    public bool MatchesWhole(string path)
    {
        if (!path.StartsWith(_start, StringComparison.Ordinal))
            return false;
        // The start has no wildcards, so only what follows it is matched.
        _whole ??= GlobTokens.Read(string.Concat(_names.Select(name => "/" + (name == "**" ? "*" : name))));
        return GlobTokens.Match(_whole, path.AsSpan(_start.TrimEnd('/').Length));
    }

    private static bool IsMagic(string name) => name.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    private bool IsBelowStart(string path) =>
        path.StartsWith(_start, StringComparison.Ordinal) && (_start.EndsWith('/') || (path.Length > _start.Length && path[_start.Length] == '/'));

    /// <summary>The longest directory without wildcards, and the names below it.</summary>
    private static (string Start, List<string> Names) Split(string root, string pattern)
    {
        var start = root;
        var names = new List<string>();
        foreach (var name in pattern.Split('/', '\\'))
        {
            if (name is "" or ".")
                continue;
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name == "..")
                start = FilePaths.Parent(start) ?? start;
            else if (name == "**" && names is [.., "**"])
                continue;
            else if (names.Count == 0 && !IsMagic(name))
                start = FilePaths.Combine(start, name);
            else
                names.Add(name);
        }

        return (start, names);
    }

    private void Walk(GlobWalk walk, string directory, int index)
    {
        // Two ways through the pattern to one place go on alike.
        if (!walk.IsNew(directory, index))
            return;
        if (index == _names.Count)
        {
            walk.Find(directory);
        }
        else if (_names[index] == "**")
        {
            Walk(walk, directory, index + 1);
            foreach (var child in walk.Directories(directory))
                Walk(walk, FilePaths.Child(directory, child), index);
        }
        else if (!IsMagic(_names[index]))
        {
            Walk(walk, FilePaths.Combine(directory, _names[index]), index + 1);
        }
        else
        {
            foreach (var child in walk.Directories(directory).Where(child => GlobTokens.Match(_tokens[index], child)))
                Walk(walk, FilePaths.Child(directory, child), index + 1);
            if (index + 1 == _names.Count)
                walk.Refuse(directory, child => GlobTokens.Match(_tokens[index], child));
        }
    }

    private bool MatchesNames(string[] names)
    {
        // Reachable positions in the pattern after each name; `**` stays where it is.
        var reached = new bool[_names.Count + 1];
        var next = new bool[_names.Count + 1];
        reached[0] = true;
        Skip(reached);
        foreach (var name in names)
        {
            Array.Clear(next);
            for (var at = 0; at < _names.Count; at++)
            {
                if (reached[at] && _names[at] == "**")
                    next[at] = true;
                else if (reached[at] && GlobTokens.Match(_tokens[at], name))
                    next[at + 1] = true;
            }

            Skip(next);
            (reached, next) = (next, reached);
        }

        return reached[^1];
    }

    private void Skip(bool[] reached)
    {
        for (var at = 0; at < _names.Count; at++)
            reached[at + 1] |= reached[at] && _names[at] == "**";
    }
}
