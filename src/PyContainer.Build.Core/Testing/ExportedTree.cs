using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>
/// What a container exported: data of a foreign program. Before anything of it is read, everything that is no plain file is taken out, and
/// what is more than a check can mean is refused. No link in it is followed.
/// </summary>
internal static class ExportedTree
{
    private const int MaximumEntries = 50_000;
    private const int MaximumDepth = 64;
    private const long MaximumFile = 256L * 1024 * 1024;
    private const long MaximumTree = 1024L * 1024 * 1024;

    private static readonly EnumerationOptions _tree =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private const UnixFileMode Usable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Takes out what is no plain file.</summary>
    /// <param name="folder">The tree, full path; no link itself.</param>
    /// <returns>What should be known of it.</returns>
    /// <exception cref="DiagnosticException">There is more in it than is read.</exception>
    internal static IReadOnlyList<Diagnostic> Clean(string folder)
    {
        var (entries, bytes, dropped) = (0, 0L, new List<string>());
        var folders = new Stack<(DirectoryInfo Folder, int Depth)>([(new DirectoryInfo(folder), 0)]);
        while (folders.TryPop(out var at))
        {
            if (at.Depth > MaximumDepth)
                throw TooMuch($"folders are more than {MaximumDepth} levels deep", at.Folder);
            MakeUsable(at.Folder);
            foreach (var entry in at.Folder.EnumerateFileSystemInfos("*", OutputFile.Everything))
            {
                if (++entries > MaximumEntries)
                    throw TooMuch($"there are more than {MaximumEntries} files and folders", at.Folder);
                if (entry is DirectoryInfo { LinkTarget: null } below)
                    folders.Push((below, at.Depth + 1));
                else if (!OutputFile.Exists(entry.FullName))
                    Drop(entry, dropped);
                else if (((FileInfo)entry).Length is var length && (length > MaximumFile || (bytes += length) > MaximumTree))
                    throw TooMuch(length > MaximumFile ? $"a file has more than {MaximumFile} bytes" : $"all files have more than {MaximumTree} bytes", entry);
            }
        }
        return dropped.Count == 0 ? [] : [TestCodes.Dropped.At(at: null, dropped.Count, Shown(Path.GetRelativePath(folder, dropped[0])))];
    }

    /// <summary>Takes a tree away, whatever is in it.</summary>
    internal static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            Clean(folder);
        }
        catch (DiagnosticException)
        {
            // Too much to read is not too much to delete.
        }
        // It takes links away and follows none.
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The plain files of a tree that was cleaned, full paths.</summary>
    internal static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", _tree).Where(OutputFile.Exists);

    private static void Drop(FileSystemInfo entry, List<string> dropped)
    {
        dropped.Add(entry.FullName);
        entry.Delete();
    }

    // A folder that its owner may not read or change cannot be taken away either.
    private static void MakeUsable(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows() && (folder.UnixFileMode & Usable) != Usable)
            folder.UnixFileMode |= Usable;
    }

    private static DiagnosticException TooMuch(string what, FileSystemInfo at) => TestCodes.TooMuch.Error(at: null, what, Shown(at.FullName));

    private static string Shown(string path) => ForeignText.Line(path, 500);
}
