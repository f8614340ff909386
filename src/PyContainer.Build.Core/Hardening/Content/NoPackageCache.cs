using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-23: no cache of a package manager lies in a layer (DL3042, DKL-LI-0003). A later layer hides it, but does not make it smaller.</summary>
internal sealed class NoPackageCache() : HardeningRule(23, HardeningGrade.Medium, "Mount a cache in the step that fills it, or remove it in the same step.")
{
    private static readonly string[] _folders = ["/var/cache/apk/", "/var/cache/apt/", "/var/lib/apt/lists/", "/var/cache/dnf/", "/var/cache/yum/"];

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from layer in files.Files.Layers
        from file in layer
        where file is { Kind: ImageFileKind.File, Size: > 0 }
        let folder = Folder(file.Path)
        where folder is not null
        group file by (folder, file.Layer) into found
        select new FileFinding(found.Key.folder, $"holds {found.Count()} file{(found.Count() == 1 ? "" : "s")} of a cache in layer {found.Key.Layer}");

    // A home folder's .cache, with the program's name; those of the distributions.
    private static string? Folder(string path)
    {
        if (Array.Find(_folders, folder => path.StartsWith(folder, StringComparison.Ordinal)) is { } found)
            return found.TrimEnd('/');
        var parts = path.Split('/');
        return Array.IndexOf(parts, ".cache") is > 0 and var at && at < parts.Length - 1 && (path.StartsWith("/root/", StringComparison.Ordinal) || path.StartsWith("/home/", StringComparison.Ordinal) || parts[at + 1] is "uv" or "pip" or "poetry")
            ? string.Join('/', parts[..Math.Min(at + 2, parts.Length - 1)])
            : null;
    }
}
