using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>One call of buildx: what it makes, and where that goes.</summary>
public sealed record BuildPass
{
    /// <summary>The platforms; empty takes the builder's own.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>Whether the attestations that were asked for are made.</summary>
    public bool HasAttestations { get; init; } = true;

    /// <summary>The output as buildx writes it; null loads the image into the engine.</summary>
    public string? Output { get; init; }

    /// <summary>What is built in place of the image; null builds the image.</summary>
    public StageExport? Stage { get; init; }

    /// <summary>Whether a call before has built the same: what is against the cache counts there alone.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether no call comes after: caches are written, annotations are set.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>The labels.</summary>
    public IReadOnlyList<ImageLabel> Labels { get; init; } = [];

    /// <summary>The time of the commit, in seconds since 1970; it counts where SOURCE_DATE_EPOCH is not set. Null where there is none.</summary>
    public long? CommitTime { get; init; }
}
