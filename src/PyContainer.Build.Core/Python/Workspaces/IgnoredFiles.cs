using System.Text;

namespace PyContainer.Build.Python;

/// <summary>Whether a directory holds nothing but files that git ignores, such as caches left behind by a deleted project.</summary>
internal sealed class IgnoredFiles
{
    // What is left of a project has a few folders; a directory with more than that is none.
    private const int MostDirectories = 1000;
    private const int MostPatterns = 1000;

    private readonly FileTree _files;
    private int _directories;
    private readonly List<(PathGlob Glob, bool Negated, bool DirectoryOnly)> _patterns = [];

    private IgnoredFiles(FileTree files) => _files = files;

    /// <summary>True also for an empty directory. Outside a git repository <c>.gitignore</c> has no meaning, as for uv.</summary>
    public static bool HoldsNothingElse(FileTree files, string directory)
    {
        var ignored = new IgnoredFiles(files);
        foreach (var above in Repository(files, directory))
            ignored.Read(above);
        for (var at = directory; at is not null; at = FilePaths.Parent(at))
        {
            if (ignored.IsIgnored(at, isDirectory: true))
                return true;
        }

        return ignored.OnlyIgnored(directory, git: ignored._patterns.Count > 0 || Repository(files, directory).Count > 0);
    }

    /// <summary>The directories from the root of the repository down to the parent, empty outside one.</summary>
    private static List<string> Repository(FileTree files, string directory)
    {
        var above = new List<string>();
        for (var at = directory; at is not null; at = FilePaths.Parent(at))
        {
            if (at != directory)
                above.Insert(0, at);
            if (files.DirectoryExists(at + "/.git") || files.FileExists(at + "/.git"))
                return above;
        }

        return [];
    }

    private bool OnlyIgnored(string directory, bool git)
    {
        if (++_directories > MostDirectories || _patterns.Count > MostPatterns)
            return false;
        var known = _patterns.Count;
        if (git)
            Read(directory);
        var result = _files.Files(directory).All(name => IsIgnored(directory + "/" + name, isDirectory: false))
            && _files.Directories(directory).All(name =>
                name == ".git" || IsIgnored(directory + "/" + name, isDirectory: true) || OnlyIgnored(directory + "/" + name, git));
        _patterns.RemoveRange(known, _patterns.Count - known);
        return result;
    }

    private void Read(string directory)
    {
        var path = directory + "/.gitignore";
        if (!_files.FileExists(path))
            return;
        foreach (var raw in Encoding.UTF8.GetString(_files.Read(path)).Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var negated = line[0] == '!';
            var pattern = (negated ? line[1..] : line).TrimEnd('/');
            // A slash anywhere but at the end ties the pattern to its directory.
            var anchored = pattern.Contains('/', StringComparison.Ordinal);
            _patterns.Add((new(directory, anchored ? pattern.TrimStart('/') : "**/" + pattern), negated, line.EndsWith('/')));
        }
    }

    /// <summary>The last pattern that matches decides.</summary>
    private bool IsIgnored(string path, bool isDirectory)
    {
        for (var index = _patterns.Count - 1; index >= 0; index--)
        {
            var (glob, negated, directoryOnly) = _patterns[index];
            if ((isDirectory || !directoryOnly) && glob.MatchesByName(path))
                return !negated;
        }

        return false;
    }
}
