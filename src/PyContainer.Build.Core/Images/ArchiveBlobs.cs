using System.Formats.Tar;

namespace PyContainer.Build.Images;

/// <summary>Where the files of a saved image lie in its archive.</summary>
internal sealed class ArchiveBlobs
{
    // Old engines link a layer that two images share.
    private const int MostLinks = 8;

    private readonly Dictionary<string, (long Start, long Length)> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly Stream _archive;

    /// <summary>Reads the headers.</summary>
    /// <exception cref="InvalidDataException">It is no tar archive.</exception>
    internal ArchiveBlobs(Stream archive, ImageBudget budget)
    {
        _archive = archive;
        var entries = new TarSequence(archive, budget);
        while (entries.Next() is { } header)
        {
            var name = Name(header.Name);
            if (header.Type is TarEntryType.SymbolicLink)
                _links[name] = Name(Path.GetDirectoryName(name)?.Replace('\\', '/') + "/" + header.LinkName);
            else if (header.Type is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                _blobs[name] = (entries.Position, header.Size);
        }
    }

    /// <summary>Opens a file of the archive; null where it has none of the name.</summary>
    internal Stream? Open(string name)
    {
        name = Name(name);
        for (var links = 0; links < MostLinks && _links.TryGetValue(name, out var target); links++)
            name = target;
        return _blobs.TryGetValue(name, out var blob) ? new ArchiveSlice(_archive, blob.Start, blob.Length) : null;
    }

    // Only a key of these tables: '..' takes the part before it away, or nothing.
    private static string Name(string name)
    {
        var parts = new List<string>();
        foreach (var part in LayeredTree.Split(name))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }
}
