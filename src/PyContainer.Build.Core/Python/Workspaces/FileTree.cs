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

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DiagnosticException">PYC1005: the file cannot be read.</exception>
    public abstract byte[] Read(string path);

    private sealed class DiskFileTree : FileTree
    {
        public override bool FileExists(string path) => File.Exists(path);

        public override bool DirectoryExists(string path) => Directory.Exists(path);

        public override IReadOnlyList<string> Directories(string path) => List(() => Directory.GetDirectories(path));

        public override IReadOnlyList<string> Files(string path) => List(() => Directory.GetFiles(path));

        public override byte[] Read(string path) => ManifestFile.Bytes(path);

        private static string[] List(Func<string[]> list)
        {
            try
            {
                var names = Array.ConvertAll(list(), path => Path.GetFileName(path));
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
