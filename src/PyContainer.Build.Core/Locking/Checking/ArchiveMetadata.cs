using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using PyContainer.Build.Files;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>The core metadata in a wheel or a source archive (PEP 427, PEP 643).</summary>
/// <param name="Requirements">The requirements.</param>
/// <param name="Extras">The normalised extras.</param>
internal sealed record ArchiveMetadata(IReadOnlyList<Requirement> Requirements, IReadOnlyList<string> Extras)
{
    private const long MostUnpacked = 1L << 30;
    private const long MostMetadata = 4L << 20;

    /// <summary>Reads an archive; null when it has no metadata that are certain without a build.</summary>
    public static ArchiveMetadata? Read(string path, byte[] bytes)
    {
        try
        {
            var isWheel = path.EndsWith(".whl", StringComparison.OrdinalIgnoreCase);
            var text = isWheel ? FromWheel(bytes) : path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) ? FromSource(bytes) : null;
            return text is null ? null : Parse(text, isWheel);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static string? FromWheel(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Split('/') is [var folder, "METADATA"] && folder.EndsWith(".dist-info", StringComparison.Ordinal));
        return entry is null ? null : Text(entry.Open());
    }

    private static string? FromSource(byte[] bytes)
    {
        using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var archive = new TarReader(new LimitedStream(unpacked, MostUnpacked));
        while (archive.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && entry.Name.Split('/') is [_, "PKG-INFO"])
                return Text(content);
        }

        return null;
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(new LimitedStream(stream, MostMetadata), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static ArchiveMetadata? Parse(string text, bool isWheel)
    {
        // Headers end at the first empty line; what follows is the description.
        var headers = text.ReplaceLineEndings("\n").Split("\n\n", 2)[0].Split('\n')
            .Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .ToLookup(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var isStatic = PepVersion.TryParse(headers["Metadata-Version"].FirstOrDefault(), out var version) && version >= PepVersion.Parse("2.2")
            && !headers["Dynamic"].Any(field => field.ToLowerInvariant() is "requires-dist" or "provides-extra");
        if (!isWheel && !isStatic)
            return null;
        var requirements = new List<Requirement>();
        foreach (var line in headers["Requires-Dist"])
        {
            if (!Requirement.TryParseLenient(line, out var requirement, out _))
                return null;
            requirements.Add(requirement);
        }

        var extras = headers["Provides-Extra"].Select(extra => PackageName.TryNormalize(extra, out var name) ? name : extra);
        return new(requirements, [.. extras]);
    }
}
