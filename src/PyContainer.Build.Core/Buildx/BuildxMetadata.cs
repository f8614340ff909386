using System.Text.Json;
using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>What buildx says of a finished build, from its <c>--metadata-file</c>.</summary>
/// <param name="ManifestDigest">The digest of the image's manifest (of the image, in an engine that keeps no manifests).</param>
/// <param name="ConfigDigest">The digest of the image's config; null where buildx does not tell.</param>
/// <param name="BuildReference">The build's name in <c>docker buildx history</c>, or null.</param>
public sealed record BuildxMetadata(Digest ManifestDigest, Digest? ConfigDigest, string? BuildReference)
{
    /// <summary>How many instructions were carried out, and how many of them the cache answered.</summary>
    public (int All, int Cached) Steps { get; init; }

    /// <summary>Reads the file's text; null when it holds no digest, which no successful build leaves out.</summary>
    public static BuildxMetadata? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the file of a bake, an object for each image by the name of its target; without those that hold no digest.</summary>
    public static IReadOnlyDictionary<string, BuildxMetadata> ParseBake(string json)
    {
        var images = new Dictionary<string, BuildxMetadata>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var target in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : default)
            {
                if (Read(target.Value) is { } image)
                    images[target.Name] = image;
            }
        }
        catch (JsonException)
        {
            // The same as a file without digests: each of the targets is told.
        }
        return images;
    }

    private static BuildxMetadata? Read(JsonElement image) =>
        image.ValueKind != JsonValueKind.Object || !Digest.TryParse(Text(image, "containerimage.digest"), out var manifest) ? null
        : new BuildxMetadata(manifest!, Digest.TryParse(Text(image, "containerimage.config.digest"), out var config) ? config : null, Text(image, "buildx.build.ref"));

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
