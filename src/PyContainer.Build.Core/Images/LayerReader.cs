using System.Formats.Tar;

namespace PyContainer.Build.Images;

/// <summary>Reads the archive of one layer into the tree.</summary>
/// <param name="tree">The tree of the layers below.</param>
/// <param name="content">Reads what is kept of files.</param>
/// <param name="number">The number of the layer, counted from 1.</param>
internal sealed class LayerReader(LayeredTree tree, KeptContent content, int number)
{
    // As long as Linux takes a path.
    private const int MostPath = 4096;

    private readonly List<(string[] Parts, ImageFile File, string? LinkedTo)> _entries = [];
    private readonly List<string[]> _hidden = [];

    /// <summary>What its bytes are held against; null is nothing.</summary>
    internal SecretSearch? Search { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="unpacked">Its archive.</param>
    /// <param name="budget">What all archives of the image may take.</param>
    /// <returns>Its files, where they lie.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or names what no file system has.</exception>
    internal IReadOnlyList<ImageFile> Read(Stream unpacked, ImageBudget budget)
    {
        using var searched = Search is { IsEmpty: false } ? new SearchedStream(unpacked, Search) : null;
        if (Search is not null)
            (Search.Layer, Search.Path) = (number, "");
        var archive = new TarSequence(searched ?? unpacked, budget);
        while (archive.Next() is { } header)
            Read(archive, header);
        // What a layer hides is what is below it, wherever in the archive that stands.
        foreach (var parts in _hidden)
            tree.Hide(parts);
        return [.. _entries.Select(entry => tree.Add(entry.Parts, number, path => At(path, entry.File, entry.LinkedTo)))];
    }

    private void Read(TarSequence archive, TarHeader header)
    {
        var parts = Parts(header.Name);
        if (parts.Length > 0 && LayeredTree.IsWhiteout(parts[^1]))
        {
            _hidden.Add(parts);
            return;
        }
        var kind = Kind(header.Type);
        var path = "/" + string.Join('/', parts);
        if (Search is not null)
            Search.Path = path;
        var (bytes, elf) = kind == ImageFileKind.File ? content.Read(path, header.Size, archive) : default;
        var file = new ImageFile(path, kind)
        {
            Mode = header.Mode,
            UserId = header.UserId,
            GroupId = header.GroupId,
            Size = kind == ImageFileKind.File ? header.Size : 0,
            Target = kind == ImageFileKind.Link ? Target(header.LinkName) : "",
            HasCapabilities = header.HasCapabilities,
            Layer = number,
            Content = bytes,
            Elf = elf,
        };
        _entries.Add((parts, file, header.Type == TarEntryType.HardLink ? header.LinkName : null));
    }

    // A second name of a file has all of the file but the name.
    private ImageFile At(string path, ImageFile file, string? linkedTo)
    {
        if (linkedTo is null)
            return path == file.Path ? file : file with { Path = path };
        return tree.Find("/" + string.Join('/', Parts(linkedTo)), follow: false) is { File: { Kind: not ImageFileKind.Directory } target }
            ? target with { Path = path, Layer = number }
            : throw new InvalidDataException($"'{path}' is a second name of '{linkedTo}', which is not there");
    }

    private static string[] Parts(string name)
    {
        string[] parts = [.. LayeredTree.Split(name)];
        return name.Length > MostPath || parts.Contains("..") || name.Contains('\0', StringComparison.Ordinal)
            ? throw new InvalidDataException($"it names '{(name.Length > 200 ? name[..200] + "…" : name)}', which is no path in an image")
            : parts;
    }

    private static string Target(string name) => name.Length <= MostPath ? name : throw new InvalidDataException("a link of it points to more than a path");

    private static ImageFileKind Kind(TarEntryType type) => type switch
    {
        TarEntryType.Directory => ImageFileKind.Directory,
        TarEntryType.SymbolicLink => ImageFileKind.Link,
        TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo => ImageFileKind.Special,
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.HardLink => ImageFileKind.File,
        _ => throw new InvalidDataException($"it holds an entry of the unknown kind '{(char)type}'"),
    };
}
