using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>The part of the binder that reads names of the .NET SDK that mean less here than there, or nothing: it says so.</summary>
internal sealed class SdkNamesBinder(ServiceMetadata metadata)
{
    private static readonly Dictionary<string, ImageFormat> _formats = new(StringComparer.OrdinalIgnoreCase) { ["OCI"] = Options.ImageFormat.Oci, ["Docker"] = Options.ImageFormat.Docker };

    internal ImageFormat ImageFormat() => metadata.Choice("ImageFormat", _formats, value => metadata.Note(SdkOptionCodes.UnknownImageFormat, value));

    /// <summary>Notes what the options do not carry.</summary>
    internal void Check(ServiceOptions options)
    {
        if (metadata.Text("ImageName").Length > 0)
            metadata.Note(SdkOptionCodes.OldImageName);
        if (metadata.Text("LocalRegistry") is { Length: > 0 } local && !local.Equals("Docker", StringComparison.OrdinalIgnoreCase))
            metadata.Note(SdkOptionCodes.UnsupportedLocalRegistry, local);
        CheckFamily(options);
        CheckFormat(options);
    }

    // An image of the user's own has no family, in the SDK neither. What a family without a shell is asked for, every base but one gives.
    private void CheckFamily(ServiceOptions options)
    {
        var family = metadata.Text("Family");
        if (family.Length == 0 || options.RuntimeImage is not null || (options.Base != BaseKind.Slim && IsWithoutShell(family)))
            return;
        metadata.Note(SdkOptionCodes.FamilyOfDotnet, family, metadata.Text("Base"));
    }

    private static bool IsWithoutShell(string family) => family.Contains("chiseled", StringComparison.OrdinalIgnoreCase) || family.Contains("distroless", StringComparison.OrdinalIgnoreCase);

    private void CheckFormat(ServiceOptions options)
    {
        if (options.ImageFormat == Options.ImageFormat.Default)
            return;
        if (WhatIsAgainst(options) is { Length: > 0 } what)
            metadata.Note(SdkOptionCodes.FormatConflict, options.ImageFormat == Options.ImageFormat.Oci ? "OCI" : "Docker", what);
        else if (options is { Archive: null, Registry: null })
            metadata.Note(SdkOptionCodes.FormatOfEngine);
    }

    private static string WhatIsAgainst(ServiceOptions options) => options switch
    {
        { ImageFormat: Options.ImageFormat.Oci, Archive: not null, ArchiveFormat: ArchiveFormat.Docker } => "PyContainerArchiveFormat=docker",
        { ImageFormat: Options.ImageFormat.Oci } => "",
        { Archive: not null, ArchiveFormat: ArchiveFormat.Oci } => "PyContainerArchiveFormat=oci",
        { Compression: LayerCompression.Zstd } => "PyContainerCompression=zstd",
        { Sbom: not null } => "PyContainerSbom",
        { Provenance: not ProvenanceMode.None } => "PyContainerProvenance",
        _ => "",
    };
}
