using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Files;

/// <summary>An ignore file: which files of the context a build can see. The last line that means a file counts.</summary>
public sealed class IgnorePatterns
{
    // A file that a person writes has a few dozen lines; each costs time for every file of the context.
    private const int MostPatterns = 1000;
    private const int LongestPattern = 500;

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
            ? Parse(PlainFile.Text(path, FileLimit.Ignore), path)
            : new IgnorePatterns(dockerfile, exists: false, []);

    /// <summary>The rules of a folder that is a build context of its own: those of the file that lies in it.</summary>
    public static IgnorePatterns Of(string context) => System.IO.Path.Combine(context, ".dockerignore") is var path && FileKinds.Of(path) != FileKind.Missing
        ? Parse(PlainFile.Text(path, FileLimit.Ignore), path)
        : new IgnorePatterns(path, exists: false, []);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Full path of its file.</param>
    /// <exception cref="DiagnosticException">PYC2182: it has too many lines, or one that is too long.</exception>
    public static IgnorePatterns Parse(string text, string path)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var meant = lines.Count(line => line.AsSpan().Trim() is { Length: > 0 } and not ['#', ..]);
        if (meant > MostPatterns)
            throw FileCodes.IgnoreFile.Error(SourceSpan.Of(path), $"{meant} patterns", $"{MostPatterns} patterns");
        var longest = Array.FindIndex(lines, line => line.Length > LongestPattern && !line.StartsWith('#'));
        if (longest >= 0)
            throw FileCodes.IgnoreFile.Error(new SourceSpan(path, longest + 1, 1), $"a pattern of {lines[longest].Length} characters", $"{LongestPattern} characters");
        return new(path, exists: true, [.. lines.Select((line, index) => Read(line, index + 1)).OfType<IgnorePattern>()]);
    }

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
