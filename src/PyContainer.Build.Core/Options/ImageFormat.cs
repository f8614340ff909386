namespace PyContainer.Build.Options;

/// <summary>The media types of an image's manifest.</summary>
public enum ImageFormat
{
    /// <summary>Those of the engine or the registry.</summary>
    Default,

    /// <summary>Those of the OCI image specification.</summary>
    Oci,

    /// <summary>Docker's own, schema 2.</summary>
    Docker,
}
