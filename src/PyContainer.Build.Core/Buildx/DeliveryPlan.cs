using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>
/// How an image comes to where it is wanted. What breaks a rule must not leave the machine, so each image is loaded into the engine and
/// inspected first. Mostly the engine then pushes or saves it. What the engine cannot hand over like that (several platforms,
/// attestations, another compression, an OCI archive) is exported by a second call of buildx, which takes every step from the cache.
/// </summary>
public sealed class DeliveryPlan(ServiceOptions options)
{
    /// <summary>Whether a registry gets the image. The SDK's rule: an archive takes the place of a push.</summary>
    public bool IsPushed => options.Registry is not null && options.Archive is null;

    /// <summary>Whether a second call of buildx hands the image over.</summary>
    public bool IsExported => IsPushed
        ? IsIndex || options.Compression == LayerCompression.Zstd || options.ImageFormat != ImageFormat.Default
        : options.Archive is not null && options.ArchiveFormat == ArchiveFormat.Oci;

    /// <summary>Whether the result is an index: more than one image, or an image and what is said of it.</summary>
    public bool IsIndex => options.Platforms.Count > 1 || HasAttestations;

    /// <summary>Whether anything depends on what the builder is.</summary>
    public bool AsksBuilder => options.Builder is not null || options.Platforms.Count > 0 || IsExported || IsIndex || options.CacheTo.Any(cache => cache.Type != "inline");

    private bool HasAttestations => options.Sbom is not null || options.Provenance != ProvenanceMode.None;

    /// <summary>The call that loads the image into the engine: where another one exports it, the engine's own platform of it.</summary>
    public BuildPass Load(EngineFacts engine) => IsExported
        ? new BuildPass { Platforms = [.. options.Platforms.OrderByDescending(platform => platform == engine.Native).Take(1)], HasAttestations = false, IsLast = false }
        : new BuildPass { Platforms = options.Platforms };

    /// <summary>The call that hands the verified image over.</summary>
    /// <param name="path">The file of an archive, full path; null pushes.</param>
    public BuildPass Export(string? path) => new()
    {
        Platforms = options.Platforms,
        Output = (path is null ? "type=image,push=true" : "type=oci," + CsvField.Of("dest=" + path)) + Compression + (path is null ? MediaTypes : ""),
        IsRepeated = true,
    };

    // Layers of a base image stay as they were pulled unless they are packed again. Docker's own media types know gzip alone.
    private string Compression => options.Compression == LayerCompression.Zstd ? ",compression=zstd,force-compression=true,oci-mediatypes=true" : "";

    private string MediaTypes => options switch
    {
        { Compression: LayerCompression.Zstd } or { ImageFormat: ImageFormat.Default } => "",
        { ImageFormat: ImageFormat.Oci } => ",oci-mediatypes=true",
        _ => ",oci-mediatypes=false",
    };
}
