using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace PyContainer.Build;

/// <summary>
/// The package as it ships: packed once per run, under a version that no cache knows, into a feed that only these tests see. Restored
/// packages go to a folder of this run, so that no test finds what an earlier one left.
/// </summary>
public sealed class PackedPackage
{
    private static readonly Lazy<PackedPackage> _instance = new(() => new PackedPackage());

    private PackedPackage()
    {
        Root = Directory.CreateTempSubdirectory("pycontainer-tests-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Root, "feed")).FullName;
        PackagesFolder = Directory.CreateDirectory(Path.Combine(Root, "packages")).FullName;
        Version = "0.0.1-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Pack(Feed);
    }

    /// <summary>The one package of this run.</summary>
    public static PackedPackage Instance => _instance.Value;

    /// <summary>The folder of everything that this run makes.</summary>
    public string Root { get; }

    /// <summary>The folder that holds the package, as a NuGet source.</summary>
    public string Feed { get; }

    /// <summary>Where NuGet restores to.</summary>
    public string PackagesFolder { get; }

    /// <summary>The version it was packed as.</summary>
    public string Version { get; }

    /// <summary>The package's file.</summary>
    public string File => FileIn(Feed);

    /// <summary>Removes all that the run made. A repository of a failed test stays, with what it needs to be looked at.</summary>
    public static void RemoveAll()
    {
        if (_instance.IsValueCreated && !Directory.Exists(TestRepository.KeptFolder(Instance.Root)))
            Directory.Delete(Instance.Root, recursive: true);
    }

    /// <summary>Compiles from nothing and packs into a folder; the same folders each time, because a compiler writes them into symbols.</summary>
    public string Pack(string output)
    {
        var artifacts = Path.Combine(Root, "artifacts");
        if (Directory.Exists(artifacts))
            Directory.Delete(artifacts, recursive: true);
        // Analyzers change nothing of what is packed; the build of the solution runs them.
        Pack("PyContainer.Build", output, artifacts);
        return FileIn(output);
    }

    /// <summary>Packs the templates into the same feed, under the same version.</summary>
    /// <returns>The package's file.</returns>
    public string PackTemplates()
    {
        Pack("PyContainer.Templates", Feed, Path.Combine(Root, "templates-artifacts"));
        return Path.Combine(Feed, $"PyContainer.Templates.{Version}.nupkg");
    }

    /// <summary>The entries of a package, without what the container format itself adds.</summary>
    public static Dictionary<string, byte[]> ReadEntries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.Where(entry => entry.FullName != "[Content_Types].xml" && !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal)
                && !entry.FullName.StartsWith("package/", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    /// <summary>The metadata of the package.</summary>
    public XElement ReadMetadata() => ReadMetadata(File);

    /// <summary>The metadata of any package.</summary>
    public static XElement ReadMetadata(string package)
    {
        using var text = new MemoryStream(ReadEntries(package).Single(entry => entry.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);
        var root = XDocument.Load(text).Root!;
        return root.Element(root.Name.Namespace + "metadata")!;
    }

    private void Pack(string project, string output, string artifacts)
    {
        var run = new DotnetCommand(TestAssets.RepositoryRoot(), "pack", Path.Combine("src", project), "-c", "Release", "-o", output,
            "--artifacts-path", artifacts, $"-p:Version={Version}", "-p:RunAnalyzers=false", "-nologo", "-v:quiet").Run();
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private string FileIn(string folder) => Path.Combine(folder, $"PyContainer.Build.{Version}.nupkg");

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
