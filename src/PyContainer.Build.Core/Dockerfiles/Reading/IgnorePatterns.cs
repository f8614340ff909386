namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>An ignore file: which files of the context a build can see. The last line that means a file counts.</summary>
public sealed class IgnorePatterns
{
    private IgnorePatterns(string path, bool exists, IReadOnlyList<IgnorePattern> patterns) => (Path, Exists, Patterns) = (path, exists, patterns);

    /// <summary>Full path of the file; of the Dockerfile where there is none.</summary>
    public string Path { get; }

    /// <summary>Whether there is such a file.</summary>
    public bool Exists { get; }

    /// <summary>The lines that mean something, in their order.</summary>
    public IReadOnlyList<IgnorePattern> Patterns { get; }

    /// <summary>Reads the file that BuildKit reads: the one beside the Dockerfile that has its name, else the one of the context.</summary>
    /// <param name="dockerfile">The Dockerfile, full path.</param>
    /// <param name="context">The folder that the build reads, full path.</param>
    public static IgnorePatterns Find(string dockerfile, string context) =>
        new[] { dockerfile + ".dockerignore", System.IO.Path.Combine(context, ".dockerignore") }.FirstOrDefault(File.Exists) is { } path
            ? Parse(File.ReadAllText(path), path)
            : new IgnorePatterns(dockerfile, exists: false, []);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Full path of its file.</param>
    public static IgnorePatterns Parse(string text, string path) =>
        new(path, exists: true, [.. text.TrimStart('\uFEFF').Split('\n').Select((line, index) => Read(line, index + 1)).OfType<IgnorePattern>()]);

    /// <summary>Whether a file stays out of the build.</summary>
    /// <param name="path">Its path below the context, with '/'.</param>
    public bool Excludes(string path) => Patterns.LastOrDefault(pattern => pattern.Matches(path)) is { IsException: false };

    private static IgnorePattern? Read(string line, int number)
    {
        // A comment begins with the sign itself; blanks before it make a pattern of it.
        var pattern = line.StartsWith('#') ? "" : line.Trim();
        var isException = pattern.StartsWith('!');
        var clean = Clean(isException ? pattern[1..].Trim() : pattern);
        return clean.Length == 0 ? null : new IgnorePattern(clean, isException, number);
    }

    // path.Clean of Go, and no slash at the beginning.
    private static string Clean(string pattern)
    {
        var parts = new List<string>();
        foreach (var part in pattern.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts is [.., not ".."])
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".." || !pattern.StartsWith('/'))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
