using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-88: the metadata of packages stays, of Python's and of the distribution's: scanners read it (trivy, syft).</summary>
internal sealed class MetadataStays() : HardeningRule(88, HardeningGrade.Medium, "Do not delete it; it is small.")
{
    private static readonly string[] _databases = ["/var/lib/dpkg/status", "/var/lib/dpkg/status.d", "/lib/apk/db/installed", "/usr/lib/apk/db/installed", "/var/lib/rpm", "/usr/lib/sysimage/rpm"];

    private static readonly string[] _needed = ["METADATA", "RECORD"];

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.SiteFolders.Where(folder => folder.Name == "site-packages").SelectMany(folder => Packages(files, folder)).Concat(Distribution(files));

    private static IEnumerable<FileFinding> Packages(ShippedFiles files, ImageFile folder)
    {
        var entries = files.Files.In(folder.Path).ToList();
        var infos = entries.Where(entry => entry.Name.EndsWith(".dist-info", StringComparison.Ordinal)).ToList();
        if (infos.Count == 0 && entries.FirstOrDefault(entry => files.Files.Find(entry.Path + "/__init__.py") is not null) is { } package)
            yield return new FileFinding(package.Path, "is a package without metadata");
        foreach (var info in infos)
        {
            foreach (var name in _needed.Where(name => files.Files.Find($"{info.Path}/{name}") is null))
                yield return new FileFinding(info.Path, $"has no {name}");
        }
    }

    // An image that is made of nothing but the service needs none.
    private static IEnumerable<FileFinding> Distribution(ShippedFiles files) =>
        files.Files.Resolve("/etc/os-release") is not null && !_databases.Any(path => files.Files.Resolve(path) is not null)
            ? [new FileFinding("", "the image has a distribution, but no list of its packages")]
            : [];
}
