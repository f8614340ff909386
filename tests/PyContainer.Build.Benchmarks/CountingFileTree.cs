using PyContainer.Build.Python;

namespace PyContainer.Build.Benchmarks;

/// <summary>The file system of this machine, and how much of it was read.</summary>
internal sealed class CountingFileTree : FileTree
{
    /// <summary>Bytes of the lock and of all manifests together.</summary>
    public long BytesRead { get; private set; }

    public override bool FileExists(string path) => Disk.FileExists(path);

    public override bool DirectoryExists(string path) => Disk.DirectoryExists(path);

    public override IReadOnlyList<string> Directories(string path) => Disk.Directories(path);

    public override IReadOnlyList<string> Files(string path) => Disk.Files(path);

    public override byte[] Read(string path)
    {
        var bytes = Disk.Read(path);
        BytesRead += bytes.Length;
        return bytes;
    }
}
