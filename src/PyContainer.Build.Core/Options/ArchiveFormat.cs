namespace PyContainer.Build.Options;

/// <summary>What an archive of an image looks like.</summary>
public enum ArchiveFormat
{
    /// <summary>What <c>docker save</c> writes and every <c>docker load</c> reads.</summary>
    Docker,

    /// <summary>An OCI image layout as a tar: several platforms and attestations have room in it.</summary>
    Oci,
}
