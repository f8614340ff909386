namespace PyContainer.Build.Python;

/// <summary>Patterns of paths with <c>*</c>, <c>?</c>, <c>[..]</c>, <c>[!..]</c> and <c>**</c>, case-sensitive; names that begin with a dot match like others.</summary>
/// <remarks>
/// uv has two flavours. Walking directories compares name by name, so <c>*</c> stays inside one name. Matching a whole path
/// lets <c>*</c>, <c>?</c> and <c>[..]</c> cross <c>/</c>.
/// </remarks>
internal sealed class PathGlob
{
    private static readonly System.Buffers.SearchValues<char> Magic = System.Buffers.SearchValues.Create("*?[");

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

    /// <summary>The directories that the pattern finds, by walking.</summary>
    public IEnumerable<string> Walk(FileTree files) => Walk(files, _start, 0).Distinct(StringComparer.Ordinal);

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
            else if (names.Count == 0 && name.AsSpan().IndexOfAny(Magic) < 0)
                start = FilePaths.Combine(start, name);
            else
                names.Add(name);
        }

        return (start, names);
    }

    private IEnumerable<string> Walk(FileTree files, string directory, int index)
    {
        if (index == _names.Count)
            return files.DirectoryExists(directory) ? [directory] : [];
        var name = _names[index];
        if (name.AsSpan().IndexOfAny(Magic) < 0)
            return Walk(files, FilePaths.Combine(directory, name), index + 1);
        var children = files.Directories(directory).Select(child => (Name: child, Path: directory + "/" + child));
        if (name == "**")
            return Walk(files, directory, index + 1).Concat(children.SelectMany(child => Walk(files, child.Path, index)));
        return children.Where(child => GlobTokens.Match(_tokens[index], child.Name)).SelectMany(child => Walk(files, child.Path, index + 1));
    }

    private bool MatchesNames(string[] names)
    {
        // Reachable positions in the pattern after each name; `**` stays where it is.
        var reached = new HashSet<int> { 0 };
        Skip(reached);
        foreach (var name in names)
        {
            var next = new HashSet<int>();
            foreach (var at in reached.Where(at => at < _names.Count))
            {
                if (_names[at] == "**")
                    next.Add(at);
                else if (GlobTokens.Match(_tokens[at], name))
                    next.Add(at + 1);
            }

            Skip(next);
            reached = next;
        }

        return reached.Contains(_names.Count);
    }

    private void Skip(HashSet<int> reached)
    {
        for (var at = 0; at < _names.Count; at++)
        {
            if (_names[at] == "**" && reached.Contains(at))
                reached.Add(at + 1);
        }
    }
}
