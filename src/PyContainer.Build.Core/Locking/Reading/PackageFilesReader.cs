using System.Text;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads the facts of files that were not written as uv writes them; see <see cref="FileLines"/>.</summary>
internal static class PackageFilesReader
{
    public static PackageFiles Read(TomlTable package, PackageFiles? known)
    {
        var wheels = LockFields.List(package, "wheels");
        var archive = LockFields.Table(package, "sdist");
        if (wheels is null or { Count: 0 } && archive is null)
            return known ?? PackageFiles.None;
        var files = known ?? new PackageFiles();
        if (archive is not null)
            Archive(archive, files);
        foreach (var item in LockFields.Items(package, "wheels"))
            Wheel(LockFields.Table(item, "a wheel"), files);
        return files;
    }

    private static void Archive(TomlTable table, PackageFiles files)
    {
        // The archive of a direct URL is described by its hash alone.
        LocationOf(table);
        files.SetSourceHash(Encoding.ASCII.GetBytes(Hash(table) ?? ""));
    }

    private static void Wheel(TomlTable table, PackageFiles files)
    {
        var location = LocationOf(table) ?? throw LockFields.Invalid(table.Span, "a wheel needs 'url', 'path' or 'filename'");
        var version = WheelLine.Version(Encoding.UTF8.GetBytes(location));
        if (version.IsEmpty)
            throw LockFields.Invalid(table.Span, $"'{location}' does not end in the name of a wheel");
        var hash = Hash(table);
        files.AddWheel(hash is not null);
        files.AddAlgorithm(WheelLine.Algorithm(Encoding.ASCII.GetBytes(hash ?? "")));
        if (LockFields.Table(table, "zstd") is { } zstd && Hash(zstd) is { } other)
            files.AddZstdAlgorithm(WheelLine.Algorithm(Encoding.ASCII.GetBytes(other)));
        files.AddVersion(Encoding.UTF8.GetString(version), table.Span);
    }

    private static string? LocationOf(TomlTable table) =>
        LockFields.Text(table, "url") ?? LockFields.Text(table, "path") ?? LockFields.Text(table, "filename");

    private static string? Hash(TomlTable table)
    {
        var hash = LockFields.LocatedText(table, "hash");
        if (hash is { } text && (text.Value.Length == 0 || !WheelLine.IsHash(Encoding.UTF8.GetBytes(text.Value))))
            throw LockFields.Invalid(text.Span, $"'{text}' is not a hash");
        return hash?.Value;
    }
}
