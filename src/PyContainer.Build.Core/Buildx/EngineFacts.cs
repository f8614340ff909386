using PyContainer.Build.Options;

namespace PyContainer.Build.Buildx;

/// <summary>What the engine said of itself; null where it did not say.</summary>
/// <param name="HasContainerdStore">Whether it keeps images in containerd's store: manifests, indexes and attestations have room there.</param>
/// <param name="Native">The platform of its machine.</param>
public sealed record EngineFacts(bool? HasContainerdStore, Platform? Native);

/// <summary>What buildx says of a builder; empty where nobody asked.</summary>
/// <param name="Driver">Its driver: <c>docker</c> is the engine itself; null is unknown.</param>
/// <param name="Platforms">The platforms that its nodes run; empty is unknown.</param>
public sealed record BuilderFacts(string? Driver, IReadOnlyList<string> Platforms)
{
    /// <summary>Nobody asked, or the answer could not be read.</summary>
    public static BuilderFacts Unknown { get; } = new(null, []);
}
