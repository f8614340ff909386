namespace PyContainer.Build.Python;

/// <summary>Patterns of paths with <c>*</c>, <c>?</c>, <c>[..]</c>, <c>[!..]</c> and <c>**</c>, case-sensitive; names that begin with a dot match like others.</summary>
/// <remarks>
/// uv has two flavours. Walking directories compares name by name, so <c>*</c> stays inside one name. Matching a whole path
/// lets <c>*</c>, <c>?</c> and <c>[..]</c> cross <c>/</c>.
/// </remarks>
internal static class PathGlob
{
    private static readonly System.Buffers.SearchValues<char> Magic = System.Buffers.SearchValues.Create("*?[");

    /// <summary>The directories that a pattern finds, by walking.</summary>
    public static IEnumerable<string> Walk(FileTree files, string root, string pattern)
    {
        var (start, names) = Split(root, pattern);
        return Walk(files, start, names, 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether walking would find the path.</summary>
    public static bool MatchesByName(string root, string pattern, string path)
    {
        var (start, names) = Split(root, pattern);
        var prefix = start.EndsWith('/') ? start : start + "/";
        if (path == start)
            return names.All(name => name == "**");
        return path.StartsWith(prefix, StringComparison.Ordinal) && MatchesNames(names, path[prefix.Length..].Split('/'));
    }

    /// <summary>Whether a pattern matches a whole path, its wildcards crossing <c>/</c>.</summary>
    public static bool MatchesWhole(string root, string pattern, string path)
    {
        var (start, names) = Split(root, pattern);
        var tokens = GlobTokens.Literal(start);
        foreach (var name in names)
        {
            tokens.AddRange(GlobTokens.Literal("/"));
            tokens.AddRange(name == "**" ? [GlobToken.Star] : GlobTokens.Read(name));
        }

        return GlobTokens.Match(tokens, path);
    }

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

    private static IEnumerable<string> Walk(FileTree files, string directory, List<string> names, int index)
    {
        if (index == names.Count)
            return files.DirectoryExists(directory) ? [directory] : [];
        var name = names[index];
        if (name.AsSpan().IndexOfAny(Magic) < 0)
            return Walk(files, FilePaths.Combine(directory, name), names, index + 1);
        var children = files.Directories(directory).Select(child => (Name: child, Path: directory + "/" + child));
        if (name == "**")
            return Walk(files, directory, names, index + 1).Concat(children.SelectMany(child => Walk(files, child.Path, names, index)));
        var tokens = GlobTokens.Read(name);
        return children.Where(child => GlobTokens.Match(tokens, child.Name)).SelectMany(child => Walk(files, child.Path, names, index + 1));
    }

    private static bool MatchesNames(List<string> patterns, string[] names)
    {
        // Reachable positions in the patterns after each name; `**` stays where it is.
        var reached = new HashSet<int> { 0 };
        Skip(patterns, reached);
        foreach (var name in names)
        {
            var next = new HashSet<int>();
            foreach (var at in reached.Where(at => at < patterns.Count))
            {
                if (patterns[at] == "**")
                    next.Add(at);
                else if (GlobTokens.Match(GlobTokens.Read(patterns[at]), name))
                    next.Add(at + 1);
            }

            Skip(patterns, next);
            reached = next;
        }

        return reached.Contains(patterns.Count);
    }

    private static void Skip(List<string> patterns, HashSet<int> reached)
    {
        for (var at = 0; at < patterns.Count; at++)
        {
            if (patterns[at] == "**" && reached.Contains(at))
                reached.Add(at + 1);
        }
    }
}
