using System.Text.Json;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Images;

/// <summary>
/// Reads what <c>docker image save</c> writes: <c>manifest.json</c> and one archive for each layer. Both image stores write it so. It is
/// read in place and in parts; of what it holds only names, modes and a few bytes stay in memory.
/// </summary>
public static class ImageArchive
{
    private const int MostManifest = 4 << 20;
    private const int MostLayers = 1024;

    /// <summary>Reads an image.</summary>
    /// <param name="path">The archive, full path. Programs too large for memory pass through a file of another name in its folder.</param>
    /// <param name="limits">How much is read before the image is refused.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="search">The secrets that each byte of each layer is held against; null looks for none.</param>
    /// <exception cref="DiagnosticException">It is no image, is damaged, is packed in an unknown way, or is too large.</exception>
    public static ImageFileSystem Read(string path, ImageLimits limits, CancellationToken cancellation, SecretSearch? search = null)
    {
        using var archive = File.OpenRead(path);
        var blobs = Blobs(archive, new ImageBudget(limits, cancellation));
        var layers = Layers(blobs);
        var budget = new ImageBudget(limits, cancellation);
        var (tree, files) = (new LayeredTree(budget), new List<IReadOnlyList<ImageFile>>());
        using var content = new KeptContent(budget, Path.GetDirectoryName(path)!);
        foreach (var name in layers)
            files.Add(Layer(blobs, name, files.Count + 1, new LayerReader(tree, content, files.Count + 1) { Search = search }, budget));
        return new ImageFileSystem(tree, files) { Leaks = [.. (search?.Leaks ?? []).OrderBy(leak => leak.Layer).ThenBy(leak => leak.Path, StringComparer.Ordinal)] };
    }

    private static ArchiveBlobs Blobs(Stream archive, ImageBudget budget)
    {
        try
        {
            return new ArchiveBlobs(archive, budget);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw ImageCodes.NotAnImage.Error(at: null, Reason(exception));
        }
    }

    // [{"Config": "…", "RepoTags": […], "Layers": ["blobs/sha256/…"]}]
    private static string[] Layers(ArchiveBlobs blobs)
    {
        using var manifest = blobs.Open("manifest.json") ?? throw ImageCodes.NotAnImage.Error(at: null, "it has no manifest.json");
        if (manifest.Length > MostManifest)
            throw ImageCodes.NotAnImage.Error(at: null, "its manifest.json is too long");
        try
        {
            using var document = JsonDocument.Parse(manifest);
            string[] layers = [.. document.RootElement[0].GetProperty("Layers").EnumerateArray().Select(layer => layer.GetString() ?? "")];
            return layers.Length is > 0 and <= MostLayers ? layers : throw ImageCodes.NotAnImage.Error(at: null, $"it has {layers.Length} layers");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw ImageCodes.NotAnImage.Error(at: null, "its manifest.json names no layers");
        }
    }

    private static IReadOnlyList<ImageFile> Layer(ArchiveBlobs blobs, string name, int number, LayerReader reader, ImageBudget budget)
    {
        var head = new byte[8];
        using (var layer = Open(blobs, name, number))
            head = head[..layer.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (LayerPacking.Unknown(head) is { } packing)
            throw ImageCodes.Compression.Error(at: null, number, packing);
        try
        {
            using var unpacked = LayerPacking.Unpack(head, Open(blobs, name, number));
            return reader.Read(unpacked, budget);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw ImageCodes.BadLayer.Error(at: null, number, Reason(exception));
        }
    }

    private static Stream Open(ArchiveBlobs blobs, string name, int number) =>
        blobs.Open(name) ?? throw ImageCodes.BadLayer.Error(at: null, number, "the archive does not have it");

    private static string Reason(Exception exception) => exception is EndOfStreamException ? "it ends too early" : exception.Message;
}
