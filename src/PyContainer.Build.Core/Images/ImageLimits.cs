namespace PyContainer.Build.Images;

/// <summary>How much of an image is read before it is refused: an archive is input, and may be made to exhaust whoever opens it.</summary>
public sealed record ImageLimits
{
    /// <summary>The limits of a publish. A PyTorch image has 60,000 entries and 10 GiB.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Entries of all layers, headers of long names among them.</summary>
    public int Entries { get; init; } = 1_000_000;

    /// <summary>Unpacked bytes of all layers.</summary>
    public long UnpackedBytes { get; init; } = 64L << 30;

    /// <summary>Bytes that stay in memory: names, and what the rules want of contents. A PyTorch image takes 15 MiB.</summary>
    public long KeptBytes { get; init; } = 256 << 20;

    /// <summary>Bytes of one extended header.</summary>
    public int HeaderBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of one program or library that are read in memory; a larger one passes through a file of this process.</summary>
    public int ProgramBytes { get; init; } = 64 << 20;
}
