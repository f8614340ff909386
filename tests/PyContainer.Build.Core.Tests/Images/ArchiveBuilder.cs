using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PyContainer.Build.Images;

/// <summary>Makes what <c>docker image save</c> writes, out of layers.</summary>
internal static class ArchiveBuilder
{
    /// <summary>The archive of one layer.</summary>
    public static byte[] Layer(params IEnumerable<LayerEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
                entry.WriteTo(writer);
        }
        return bytes.ToArray();
    }

    /// <summary>The same, packed with gzip.</summary>
    public static byte[] Packed(byte[] layer)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(layer);
        return bytes.ToArray();
    }

    /// <summary>Writes an image into a file.</summary>
    public static string Save(TempFolder folder, params byte[][] layers)
    {
        var names = layers.Select((_, index) => $"blobs/sha256/{index:x64}").ToList();
        var manifest = JsonSerializer.Serialize(new[] { new { Config = "blobs/sha256/c", RepoTags = new[] { "x:1" }, Layers = names } });
        // The manifest comes last, as the engine writes it.
        return Write(folder, [.. names.Zip(layers, (name, layer) => LayerEntry.File(name, layer)), LayerEntry.File("manifest.json", manifest)]);
    }

    /// <summary>Writes any archive into a file.</summary>
    public static string Write(TempFolder folder, params IEnumerable<LayerEntry> entries) => Write(folder, Layer(entries));

    /// <summary>Writes bytes into a file.</summary>
    public static string Write(TempFolder folder, byte[] bytes)
    {
        var path = folder["image.tar"];
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Reads an image of layers.</summary>
    public static ImageFileSystem Read(params byte[][] layers) => Read(ImageLimits.Default, layers);

    /// <summary>Reads an image of layers, as far as limits go.</summary>
    public static ImageFileSystem Read(ImageLimits limits, params byte[][] layers) => Read(limits, null, layers);

    /// <summary>The same, held against secrets.</summary>
    public static ImageFileSystem Read(SecretSearch search, params byte[][] layers) => Read(ImageLimits.Default, search, layers);

    private static ImageFileSystem Read(ImageLimits limits, SecretSearch? search, byte[][] layers)
    {
        using var folder = new TempFolder();
        var files = ImageArchive.Read(Save(folder, layers), limits, CancellationToken.None, search);
        Assert.Equal(["image.tar"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        return files;
    }

    /// <summary>A header of 512 bytes with a right checksum, for what a writer does not write.</summary>
    public static byte[] Header(string name, char type, long size, string magic = "ustar\0" + "00")
    {
        var block = new byte[512];
        void Put(int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(block, at);
        Put(0, name);
        Put(100, "0000644\0" + "0000000\0" + "0000000\0");
        Put(124, Convert.ToString(size, 8).PadLeft(11, '0') + " " + "00000000000 ");
        Put(148, "        ");
        block[156] = (byte)type;
        Put(257, magic);
        Put(148, Convert.ToString(block.Sum(part => part), 8).PadLeft(6, '0') + "\0 ");
        return block;
    }
}
