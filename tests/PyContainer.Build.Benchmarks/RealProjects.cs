using System.Formats.Tar;
using System.IO.Compression;

namespace PyContainer.Build.Benchmarks;

/// <summary>The real projects, unpacked to a scratch folder for as long as this lives.</summary>
internal sealed class RealProjects : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("pycontainer-benchmark-").FullName;

    public RealProjects(string assets)
    {
        foreach (var archive in Directory.GetFiles(assets, "*.tar.gz").Order())
        {
            using var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(stream, _scratch, overwriteFiles: true);
        }
    }

    /// <summary>Name and directory of each project: where its lock lies.</summary>
    public IEnumerable<(string Name, string Directory)> All => Directory.GetDirectories(_scratch).Order()
        .Select(folder => (Path.GetFileName(folder), Path.GetDirectoryName(Directory.GetFiles(folder, "uv.lock", SearchOption.AllDirectories)[0])!));

    public void Dispose() => Directory.Delete(_scratch, recursive: true);
}
