using System.Text;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>The files of this machine, and one manifest that is not among them.</summary>
/// <param name="path">Where it would lie, full path.</param>
/// <param name="text">Its text.</param>
internal sealed class GeneratedManifest(string path, string text) : FileTree
{
    /// <inheritdoc/>
    public override bool FileExists(string path) => IsManifest(path) || Disk.FileExists(path);

    /// <inheritdoc/>
    public override bool DirectoryExists(string path) => Disk.DirectoryExists(path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Directories(string path) => Disk.Directories(path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Files(string path) => Disk.Files(path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> LinkedDirectories(string path) => Disk.LinkedDirectories(path);

    /// <inheritdoc/>
    public override byte[] Read(string path) => IsManifest(path) ? Encoding.UTF8.GetBytes(text) : Disk.Read(path);

    private bool IsManifest(string other) => other.Replace('\\', '/') == path.Replace('\\', '/');
}
