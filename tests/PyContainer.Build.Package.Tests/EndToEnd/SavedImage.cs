using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PyContainer.Build;

/// <summary>A file of a layer.</summary>
/// <param name="Path">Its path, without a leading slash.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="IsRegular">Whether it is a regular file.</param>
public sealed record LayerEntry(string Path, long Size, bool IsRegular);

/// <summary>A layer of an image.</summary>
/// <param name="Digest">The digest of its blob.</param>
/// <param name="Size">The size of its unpacked archive.</param>
/// <param name="Entries">What is in it.</param>
public sealed record ImageLayer(string Digest, long Size, IReadOnlyList<LayerEntry> Entries)
{
    /// <summary>Its file in the archive.</summary>
    public string File { get; init; } = "";
}

/// <summary>A question about bytes.</summary>
public delegate bool ByteTest(ReadOnlySpan<byte> bytes);

/// <summary>An image as <c>docker save</c> writes it: every byte that whoever pulls it gets.</summary>
public sealed class SavedImage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-saved-").FullName;

    /// <param name="image">Its name.</param>
    public SavedImage(string image)
    {
        var archive = Path.Combine(_folder, "image.tar");
        Engine.Docker("image", "save", "-o", archive, image);
        TarFile.ExtractToDirectory(archive, _folder, overwriteFiles: true);
        File.Delete(archive);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "manifest.json")));
        Layers = [.. manifest.RootElement[0].GetProperty("Layers").EnumerateArray().Select(layer => ReadLayer(layer.GetString()!))];
    }

    /// <summary>The layers, the base first.</summary>
    public IReadOnlyList<ImageLayer> Layers { get; }

    /// <summary>What is in any layer, also when a later one hides it.</summary>
    public IEnumerable<LayerEntry> Entries => Layers.SelectMany(layer => layer.Entries);

    /// <summary>Whether a text stands anywhere in the image: in a layer, the config or the manifest.</summary>
    public bool Contains(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Any(content => content.IndexOf(bytes) >= 0);
    }

    /// <summary>Whether something is so of a layer, unpacked, the config or the manifest.</summary>
    public bool Any(ByteTest test) => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any(file => Is(file, test));

    /// <summary>Whether something is so of a layer, unpacked.</summary>
    public bool AnyLayer(ByteTest test) => Layers.Any(layer => Is(Path.Combine(_folder, layer.File), test));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool Is(string file, ByteTest test)
    {
        using var content = new MemoryStream();
        using (var opened = Open(file))
            opened.CopyTo(content);
        return test(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private ImageLayer ReadLayer(string path)
    {
        var entries = new List<LayerEntry>();
        long size = 0;
        using (var content = Open(Path.Combine(_folder, path)))
        using (var reader = new TarReader(content))
        {
            while (reader.GetNextEntry() is { } entry)
                entries.Add(new LayerEntry(entry.Name.TrimStart('.').Trim('/'), entry.Length, entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile));
        }
        using (var content = Open(Path.Combine(_folder, path)))
        {
            var buffer = new byte[1 << 16];
            for (int count; (count = content.Read(buffer)) > 0;)
                size += count;
        }
        return new ImageLayer(Path.GetFileName(path), size, entries) { File = path };
    }

    private static Stream Open(string file)
    {
        var stream = File.OpenRead(file);
        var isCompressed = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
