namespace PyContainer.Build.Python;

/// <summary>Full paths as texts: <c>/</c> between names, <c>.</c> and <c>..</c> resolved without asking the file system.</summary>
public static class FilePaths
{
    /// <summary>The full path that <paramref name="path"/> means in a directory.</summary>
    /// <param name="directory">A full path.</param>
    /// <param name="path">A full or a relative path.</param>
    public static string Combine(string directory, string path) => Normalize(Path.GetFullPath(path.Length == 0 ? "." : Printable(path), directory));

    /// <summary>The path of a name in a directory in normal form; the cheap way where nothing needs to be resolved.</summary>
    internal static string Child(string directory, string name) => directory.EndsWith('/') ? directory + name : $"{directory}/{name}";

    /// <summary>A full path in normal form.</summary>
    public static string Normalize(string path)
    {
        if (path.Length == 0)
            return "/";
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Printable(path)));
        return Path.DirectorySeparatorChar == '/' ? full : full.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>No file system has a NUL in a name; such a path is simply not there.</summary>
    private static string Printable(string path) => path.Replace('\0', '\uFFFD');

    /// <summary>The directory that holds a path, or null for a root.</summary>
    public static string? Parent(string path)
    {
        var parent = Path.GetDirectoryName(path);
        return parent is null ? null : Normalize(parent);
    }

    /// <summary>The path as seen from a directory, <c>.</c> for the directory itself.</summary>
    public static string Relative(string directory, string path) => Path.GetRelativePath(directory, path).Replace('\\', '/');

    /// <summary>Whether the last name has an extension: a dot that is neither its first character nor its last.</summary>
    public static bool HasExtension(string path) => Path.GetFileName(path).LastIndexOf('.') > 0;
}
