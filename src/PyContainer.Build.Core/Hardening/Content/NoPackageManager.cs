using System.Text.RegularExpressions;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-32: no package manager, neither the distribution's nor Python's, nor a wheel of one (CIS Docker Benchmark 4.3, distroless).</summary>
internal sealed partial class NoPackageManager() : HardeningRule(32, HardeningGrade.High, "Ship a base without one; remove pip and ensurepip in the stage that brings the interpreter.")
{
    private static readonly HashSet<string> _programs = new(StringComparer.Ordinal)
    {
        "apt", "apt-get", "aptitude", "dpkg", "apk", "rpm", "yum", "dnf", "microdnf", "zypper", "pacman", "conda", "mamba", "micromamba", "poetry", "pdm", "pipx", "easy_install",
    };

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        files.Programs(name => _programs.Contains(name) || Pip().IsMatch(name)).Select(file => new FileFinding(file.Path, "is a package manager"))
            .Concat(files.SiteFolders.Select(folder => files.Files.Find(folder.Path + "/pip/__init__.py")).OfType<ImageFile>().Select(file => new FileFinding(file.Folder, "is a package manager")))
            .Concat(files.Files.Files.Where(file => file.Kind == ImageFileKind.File && Wheel().IsMatch(file.Name)).Select(file => new FileFinding(file.Path, "is a package manager to unpack")));

    [GeneratedRegex(@"\Apip[0-9.]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pip();

    [GeneratedRegex(@"\A(?:pip|setuptools|uv|poetry)-[^/]*\.whl\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Wheel();
}
