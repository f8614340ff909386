using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>Holds what is asked for against what engine and builder can, before a build spends time on it.</summary>
public sealed class DeliveryCheck(ServiceOptions options, EngineFacts engine, BuilderFacts builder)
{
    private static readonly string[] _proxies = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "ftp_proxy", "all_proxy"];

    private readonly DeliveryPlan _plan = new(options);

    // Where the answer is not known, buildx itself refuses in time: PYC3008.
    private bool IsClassic => engine.HasContainerdStore == false;

    private bool CannotExport => IsClassic && builder.Driver == "docker";

    /// <summary>What stands against it; empty when nothing does.</summary>
    /// <param name="environment">Reads a variable of the calling process.</param>
    public IEnumerable<Diagnostic> Findings(Func<string, string?> environment)
    {
        var at = SourceSpan.Of(options.ProjectFile);
        var asked = Asked().ToList();
        if (CannotExport && asked.Count > 0)
            yield return DeliveryCodes.NeedsContainerdStore.At(at, string.Join(", ", asked));
        else if (IsClassic && _plan is { IsIndex: true, IsPushed: false, IsExported: false })
            yield return DeliveryCodes.NeedsPlace.At(at, options.Platforms.Count > 1 ? "An image of several platforms" : "An image with attestations");
        // Whether a Dockerfile of one's own runs anything on the foreign platform, nobody knows.
        if (options.Dockerfile is null && builder.Platforms.Count > 0 && options.Platforms.FirstOrDefault(platform => !builder.Platforms.Contains(platform.Value)) is { } foreign)
            yield return DeliveryCodes.ForeignPlatform.At(at, foreign, string.Join(", ", builder.Platforms));
        // Steps of a generated file get their proxies as build secrets.
        if (options.Dockerfile is not null && options.Provenance == ProvenanceMode.Max && _proxies.FirstOrDefault(name => HasPassword(environment(name))) is { } proxy)
            yield return DeliveryCodes.ProvenanceTellsProxy.At(at, proxy);
        if (options.CacheFrom.Concat(options.CacheTo).Any(cache => cache.Type == "gha") && string.IsNullOrEmpty(environment("ACTIONS_RUNTIME_TOKEN")))
            yield return DeliveryCodes.NoActions.At(at);
    }

    private IEnumerable<string> Asked()
    {
        if (options.Platforms.Count > 1)
            yield return "an image of several platforms";
        if (options.Sbom is not null)
            yield return "PyContainerSbom";
        if (options.Provenance != ProvenanceMode.None)
            yield return "PyContainerProvenance";
        if (_plan.IsPushed && options.Compression == LayerCompression.Zstd)
            yield return "PyContainerCompression=zstd";
        // Docker's own is what the classic store pushes anyway.
        if (_plan.IsPushed && options.ImageFormat == ImageFormat.Oci)
            yield return "ContainerImageFormat=OCI";
        if (options.Archive is not null && options.ArchiveFormat == ArchiveFormat.Oci)
            yield return "PyContainerArchiveFormat=oci";
        foreach (var type in options.CacheTo.Select(cache => cache.Type).Where(type => type != "inline").Distinct(StringComparer.Ordinal))
            yield return $"PyContainerCacheTo of type {type}";
    }

    // user:password@host; the values of build arguments are published with such a provenance.
    private static bool HasPassword(string? proxy) => proxy is not null && proxy.Contains('@', StringComparison.Ordinal);
}
