using System.IO.Enumeration;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>
/// The files that discovery may look at. Paths are full, normalised by their text alone (symbolic links are not resolved),
/// separated by <c>/</c>.
/// </summary>
public abstract class FileTree
{
    /// <summary>The file system of this machine.</summary>
    public static FileTree Disk { get; } = new DiskFileTree();

    /// <summary>Whether there is a file.</summary>
    public abstract bool FileExists(string path);

    /// <summary>Whether there is a directory.</summary>
    public abstract bool DirectoryExists(string path);

    /// <summary>The names of the directories in a directory, sorted; none when it cannot be listed.</summary>
    public abstract IReadOnlyList<string> Directories(string path);

    /// <summary>The names of the files in a directory, sorted; none when it cannot be listed.</summary>
    public abstract IReadOnlyList<string> Files(string path);

    /// <summary>The names of the links to directories in a directory, which are among its files: no walk follows them.</summary>
    public virtual IReadOnlyList<string> LinkedDirectories(string path) => [];

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DiagnosticException">PYC1005: the file cannot be read.</exception>
    public abstract byte[] Read(string path);

    private sealed class DiskFileTree : FileTree
    {
        private static readonly EnumerationOptions _all = new() { AttributesToSkip = default, IgnoreInaccessible = false };

        public override bool FileExists(string path) => File.Exists(path);

        public override bool DirectoryExists(string path) => Directory.Exists(path);

        public override IReadOnlyList<string> Directories(string path) => List(path, (ref FileSystemEntry entry) => entry.IsDirectory && !IsLink(ref entry));

        public override IReadOnlyList<string> LinkedDirectories(string path) => List(path, (ref FileSystemEntry entry) => entry.IsDirectory && IsLink(ref entry));

        public override IReadOnlyList<string> Files(string path) => List(path, (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry));

        public override byte[] Read(string path) => ManifestFile.Bytes(path);

        private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

        private static string[] List(string path, FileSystemEnumerable<string>.FindPredicate takes)
        {
            try
            {
                string[] names = [.. new FileSystemEnumerable<string>(path, (ref FileSystemEntry entry) => entry.FileName.ToString(), _all) { ShouldIncludePredicate = takes }];
                Array.Sort(names, StringComparer.Ordinal);
                return names;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }
}
