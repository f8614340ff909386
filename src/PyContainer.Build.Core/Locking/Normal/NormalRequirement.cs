using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Where a requirement comes from, in the form by which sources are compared.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Identity">What identifies a source that is not an index.</param>
/// <param name="Index">Of an index named by a source: its URL without credentials, or null.</param>
/// <param name="Conflict">The extra or group for which that index is used, or null.</param>
internal sealed record NormalSource(LockSourceKind Kind, string Identity, string? Index, ConflictItem? Conflict)
{
    public static readonly NormalSource Registry = new(LockSourceKind.Registry, "", null, null);

    public override string ToString() => Kind == LockSourceKind.Registry
        ? Index is null ? "" : $" from '{Index}'"
        : $" from {Kind.ToString().ToLowerInvariant()} '{Identity.Replace('\n', ' ').TrimEnd()}'";
}

/// <summary>
/// A requirement after sources were applied, from a manifest or from a lock. Requirements are compared as sets of these: order,
/// spelling and white space are gone.
/// </summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Extras">The extras, sorted.</param>
/// <param name="Marker">The marker; simplified once it belongs to a set.</param>
/// <param name="MarkerText">The marker for messages, empty for always.</param>
/// <param name="Specifiers">The accepted versions.</param>
/// <param name="Source">The source.</param>
/// <param name="Span">Where it is declared, or where it stands in the lock.</param>
internal sealed record NormalRequirement(
    string Name, IReadOnlyList<string> Extras, MarkerNode Marker, string MarkerText, VersionSpecifiers Specifiers, NormalSource Source, SourceSpan Span)
{
    /// <summary>Where the source of the requirement is declared, or null.</summary>
    public SourceSpan? SourceSpan { get; init; }

    /// <summary>Whether the source is not known here, so that the requirement cannot be compared.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Hashes of a build constraint, sorted.</summary>
    public IReadOnlyList<string> Hashes { get; init; } = [];

    /// <summary>The one clause that demands one version, or null.</summary>
    public VersionSpecifier? Pin => Specifiers.Clauses is [{ IsPin: true } pin] ? pin : null;

    public override string ToString() =>
        Name + (Extras.Count > 0 ? $"[{string.Join(',', Extras)}]" : "") + Specifiers + Source + (MarkerText.Length > 0 ? " ; " + MarkerText : "");
}
