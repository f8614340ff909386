using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Files of a test; a directory exists when a file lies below it.</summary>
internal sealed class MemoryFileTree : FileTree
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _directories = new(StringComparer.Ordinal) { ["/"] = new(StringComparer.Ordinal) };

    public MemoryFileTree(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (path, bytes) in files)
            Write(path, bytes);
    }

    public MemoryFileTree(params (string Path, string Text)[] files)
        : this(files.Select(file => KeyValuePair.Create(file.Path, Encoding.UTF8.GetBytes(file.Text))))
    {
    }

    public void Write(string path, byte[] bytes)
    {
        _files[path] = bytes;
        for (var (at, parent) = (path, FilePaths.Parent(path)); parent is not null; (at, parent) = (parent, FilePaths.Parent(parent)))
        {
            if (!_directories.TryGetValue(parent, out var children))
                _directories.Add(parent, children = new(StringComparer.Ordinal));
            if (at != path)
                children.Add(Path.GetFileName(at));
        }
    }

    public override bool FileExists(string path) => _files.ContainsKey(path);

    public override bool DirectoryExists(string path) => _directories.ContainsKey(path);

    public override IReadOnlyList<string> Directories(string path) => _directories.TryGetValue(path, out var children) ? [.. children] : [];

    public override IReadOnlyList<string> Files(string path) =>
        [.. _files.Keys.Where(file => FilePaths.Parent(file) == path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public override byte[] Read(string path) =>
        _files.TryGetValue(path, out var bytes) ? bytes : throw PythonCodes.UnreadableFile.Error(SourceSpan.Of(path), "it is not there");
}
