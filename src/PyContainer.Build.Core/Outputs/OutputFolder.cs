using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Outputs;

/// <summary>
/// The folders below <c>obj</c> that belong to this package. Whoever fills a repository can fill <c>obj</c> as well, so no link in them is
/// followed. Links above them are the user's own choice and count for nothing.
/// </summary>
public static class OutputFolder
{
    /// <summary>The folder, beside the results that a container exports and never among them, for what a later publish must know.</summary>
    public const string Records = ".run";

    private const int MaximumEntries = 100_000;
    private const int MaximumDepth = 40;

    /// <summary>Refuses a path that is a link.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">It is one.</exception>
    public static void RefuseLink(string path)
    {
        if (IsLink(path, out var target))
            throw OutputCodes.Linked.Error(at: null, path, target);
    }

    /// <summary>Refuses links among the folders and files of a path, from a folder down to the path itself.</summary>
    /// <param name="root">Full path of a folder; the folder counts, what stands above it does not.</param>
    /// <param name="path">Full path at or below the folder.</param>
    /// <exception cref="Diagnostics.DiagnosticException">One of them is a link.</exception>
    public static void RefuseLinks(string root, string path)
    {
        RefuseLink(root);
        var at = root;
        foreach (var part in Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Where(part => part != "."))
            RefuseLink(at = Path.Combine(at, part));
    }

    /// <summary>Refuses any link in a folder of this package.</summary>
    /// <param name="folder">Full path; it need not be there yet.</param>
    /// <param name="exported">The folders below it that hold what a container exported, full paths. They are not entered, but must not be links themselves.</param>
    /// <exception cref="Diagnostics.DiagnosticException">There is a link, or the folder holds more than this package writes.</exception>
    public static void RefuseAllLinks(string folder, IReadOnlyCollection<string> exported)
    {
        RefuseLink(folder);
        var left = exported.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var count = 0;
        var folders = new Stack<(string Path, int Depth)>([(Path.GetFullPath(folder), 0)]);
        while (folders.TryPop(out var at))
        {
            foreach (var entry in Directory.Exists(at.Path) ? new DirectoryInfo(at.Path).EnumerateFileSystemInfos("*", OutputFile.Everything) : [])
            {
                if (++count > MaximumEntries || at.Depth > MaximumDepth)
                    throw OutputCodes.Crowded.Error(at: null, folder, MaximumEntries, MaximumDepth);
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    RefuseLink(entry.FullName);
                else if (entry.Attributes.HasFlag(FileAttributes.Directory) && !left.Contains(entry.FullName))
                    folders.Push((entry.FullName, at.Depth + 1));
            }
        }
    }

    private static bool IsLink(string path, [NotNullWhen(true)] out string? target)
    {
        // The attributes are those of the link itself. A reparse point without a target (a file in a cloud) is no link.
        var info = new FileInfo(path);
        target = (int)info.Attributes != -1 && info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? info.LinkTarget : null;
        return target is not null;
    }
}
