namespace PyContainer.Build.Options;

/// <summary>How layers are packed where they leave the engine.</summary>
public enum LayerCompression
{
    /// <summary>Read by everything.</summary>
    Gzip,

    /// <summary>Faster to unpack; read by containerd 1.5, Docker 23, Podman 4 and later (RFC 8878).</summary>
    Zstd,
}
