using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Overrides or excludes that count inside one package only.</summary>
/// <param name="Package">The normalised name, or null for all packages.</param>
/// <param name="Version">The version, or null for all.</param>
/// <param name="Requirements">What replaces its dependencies.</param>
/// <param name="Names">What is left out of its dependencies.</param>
/// <param name="Span">Where the entry stands.</param>
public sealed record ScopedEntry(
    string? Package, PepVersion? Version, IReadOnlyList<LockedRequirement> Requirements, IReadOnlyList<string> Names, SourceSpan Span);

/// <summary>Metadata that the project supplies for a package.</summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Version">The version, or null for all.</param>
/// <param name="RequiresDist">The requirements, in order.</param>
/// <param name="RequiresPython">The accepted versions of Python, or null.</param>
/// <param name="ProvidesExtras">The extras, in order.</param>
/// <param name="Span">Where the entry begins.</param>
public sealed record DependencyMetadata(
    string Name, PepVersion? Version, IReadOnlyList<Requirement> RequiresDist, VersionSpecifiers? RequiresPython, IReadOnlyList<string> ProvidesExtras, SourceSpan Span);

/// <summary><c>[manifest]</c> of a lock: the inputs that belong to the workspace as a whole.</summary>
public sealed class LockManifest
{
    /// <summary>Where the table begins, or the file when it is absent.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The members; empty for a single project.</summary>
    public required IReadOnlyList<Located<string>> Members { get; init; }

    /// <summary>Where the list of members stands.</summary>
    public required SourceSpan MembersSpan { get; init; }

    /// <summary>Requirements of a script; empty for workspaces.</summary>
    public required IReadOnlyList<LockedRequirement> Requirements { get; init; }

    /// <summary>The constraints.</summary>
    public required IReadOnlyList<LockedRequirement> Constraints { get; init; }

    /// <summary>The build constraints.</summary>
    public required IReadOnlyList<LockedRequirement> BuildConstraints { get; init; }

    /// <summary>The overrides.</summary>
    public required IReadOnlyList<ScopedEntry> Overrides { get; init; }

    /// <summary>The excluded dependencies.</summary>
    public required IReadOnlyList<ScopedEntry> Excludes { get; init; }

    /// <summary>The groups of a root that is no project.</summary>
    public required IReadOnlyDictionary<string, Located<IReadOnlyList<LockedRequirement>>> Groups { get; init; }

    /// <summary>The supplied metadata.</summary>
    public required IReadOnlyList<DependencyMetadata> DependencyMetadata { get; init; }

    /// <summary>The default groups of a root that is no project (revision 5), or null.</summary>
    public required UvDefaultGroups? DefaultGroups { get; init; }

    /// <summary><c>requires-python</c> of the groups of a root that is no project.</summary>
    public required IReadOnlyDictionary<string, Located<VersionSpecifiers>> GroupRequiresPython { get; init; }
}
