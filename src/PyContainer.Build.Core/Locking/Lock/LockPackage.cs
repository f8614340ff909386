using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>One <c>[[package]]</c> of a lock.</summary>
public sealed class LockPackage
{
    /// <summary>The place of the header.</summary>
    public SourceSpan Span => Table.Span;

    /// <summary>The normalised name.</summary>
    public required string Name { get; init; }

    /// <summary>The version, or null for a local tree whose version is dynamic.</summary>
    public required PepVersion? Version { get; init; }

    /// <summary>The place of the version, or of the header when there is none.</summary>
    public SourceSpan VersionSpan => Table.Find("version")?.Value.Span ?? Span;

    /// <summary>The source.</summary>
    public required LockSource Source { get; init; }

    /// <summary>The place of the source.</summary>
    public SourceSpan SourceSpan => Table.Find("source")!.Value.Span;

    /// <summary>The forks to which the package belongs; empty for all.</summary>
    public required IReadOnlyList<string> ResolutionMarkers { get; init; }

    /// <summary>What it always needs.</summary>
    public IReadOnlyList<LockEdge> Dependencies { get; internal set; } = [];

    /// <summary>What its extras need.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LockEdge>> OptionalDependencies { get; internal set; } = NoEdges;

    /// <summary>What its dependency groups need.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LockEdge>> DevDependencies { get; internal set; } = NoEdges;

    /// <summary>The metadata from which a local package was resolved, or null when the lock has none.</summary>
    public required LockMetadata? Metadata { get; init; }

    /// <summary>The default groups (revision 5), or null when not written.</summary>
    public required UvDefaultGroups? DefaultGroups { get; init; }

    /// <summary><c>requires-python</c> of its groups (revision 5).</summary>
    public required IReadOnlyDictionary<string, Located<VersionSpecifiers>> GroupRequiresPython { get; init; }

    /// <summary>What its files say.</summary>
    internal PackageFiles Files { get; init; } = PackageFiles.None;

    /// <summary>The table itself: places are asked for when something is wrong, which is rare.</summary>
    internal TomlTable Table { get; init; } = null!;

    private static IReadOnlyDictionary<string, IReadOnlyList<LockEdge>> NoEdges { get; } = new Dictionary<string, IReadOnlyList<LockEdge>>();

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}";
}

/// <summary>An edge of the resolution: one package needs another.</summary>
/// <param name="Target">The other one.</param>
/// <param name="Extras">The extras of it that are needed.</param>
/// <param name="Marker">When, or null for always.</param>
public sealed record LockEdge(LockPackage Target, IReadOnlyList<string> Extras, string? Marker)
{
    /// <summary>Where the edge stands.</summary>
    public SourceSpan Span => Table.Span;

    internal TomlTable Table { get; init; } = null!;
}

/// <summary>The inputs of a local package as they were when it was locked.</summary>
/// <param name="Span">Where the table begins.</param>
/// <param name="RequiresDist">Its requirements, those of extras included.</param>
/// <param name="ProvidesExtras">Its extras.</param>
/// <param name="RequiresDev">Its dependency groups.</param>
public sealed record LockMetadata(
    SourceSpan Span,
    IReadOnlyList<LockedRequirement> RequiresDist,
    IReadOnlyList<Located<string>> ProvidesExtras,
    IReadOnlyDictionary<string, Located<IReadOnlyList<LockedRequirement>>> RequiresDev)
{
    internal static LockMetadata None(SourceSpan at) => new(at, [], [], new Dictionary<string, Located<IReadOnlyList<LockedRequirement>>>());
}
