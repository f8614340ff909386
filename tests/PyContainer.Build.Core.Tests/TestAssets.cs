using System.Formats.Tar;
using System.IO.Compression;

namespace PyContainer.Build;

/// <summary>Test data that is too large or not ours to be in the repository: a folder that may be absent.</summary>
public static class TestAssets
{
    private const string Variable = "PYCONTAINER_TEST_ASSETS";

    /// <summary>The folder: the variable's, else <c>shared</c> beside the repository.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared"));

    /// <summary>The reason to skip a test that needs a folder of the assets, or null when the folder is there.</summary>
    public static string? ReasonToSkip(string folder) =>
        Directory.Exists(Path.Combine(Folder, folder)) ? null : $"set {Variable} to a folder that has '{folder}'";

    /// <summary>The files of an archive, by their path in it.</summary>
    public static Dictionary<string, byte[]> ReadArchive(string path)
    {
        var files = new Dictionary<string, byte[]>();
        using var zipped = new GZipStream(File.OpenRead(Path.Combine(Folder, path)), CompressionMode.Decompress);
        using var archive = new TarReader(zipped);
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add(entry.Name, content.ToArray());
        }

        return files;
    }

    /// <summary>The folder of the checkout that these tests were built from.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PyContainer.Build.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

/// <summary>A fact about test assets; skipped, with the way to get it running, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssetFactAttribute : FactAttribute
{
    /// <param name="folder">The folder of the assets that the test reads.</param>
    public AssetFactAttribute(string folder)
    {
        Folder = folder;
        Skip = TestAssets.ReasonToSkip(folder);
    }

    /// <summary>The folder of the assets that the test reads.</summary>
    public string Folder { get; }
}
