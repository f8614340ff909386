using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>One lowered dependency group.</summary>
/// <param name="Span">Where it is declared.</param>
/// <param name="Requirements">Its requirements, includes resolved.</param>
internal sealed record TreeGroup(SourceSpan Span, IReadOnlyList<NormalRequirement> Requirements);

/// <summary>What a local tree declares, as far as its files say it without a build.</summary>
internal sealed class TreeMetadata
{
    public static readonly Dictionary<string, TreeGroup> NoGroups = [];

    /// <summary>The manifest, or null when the tree has none.</summary>
    public PyProject? Manifest { get; init; }

    /// <summary>Why the metadata are not static, or null when they are.</summary>
    public string? NeedsBuild { get; init; }

    /// <summary>Where that is written.</summary>
    public SourceSpan? NeedsBuildSpan { get; init; }

    /// <summary>The version, or null when dynamic.</summary>
    public Located<PepVersion>? Version { get; init; }

    /// <summary>Its requirements, those of extras included.</summary>
    public IReadOnlyList<NormalRequirement> Requirements { get; init; } = [];

    /// <summary>The extras.</summary>
    public IReadOnlyList<Extra> Extras { get; init; } = [];

    /// <summary>The groups by name.</summary>
    public IReadOnlyDictionary<string, TreeGroup> Groups { get; init; } = NoGroups;
}
