using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>An entry of <c>[[tool.uv.index]]</c>.</summary>
/// <param name="Name">The name by which sources refer to it, or null.</param>
/// <param name="Url">URL or path, as written.</param>
/// <param name="IsDefault">Whether it replaces the built-in index.</param>
/// <param name="IsExplicit">Whether only sources that name it use it.</param>
/// <param name="HashAlgorithm">The algorithm that hashes of its files must have, or null.</param>
/// <param name="Span">Where the entry begins.</param>
public sealed record UvIndex(string? Name, Located<string> Url, bool IsDefault, bool IsExplicit, string? HashAlgorithm, SourceSpan Span);

/// <summary><c>[tool.uv.workspace]</c>.</summary>
/// <param name="Members">Globs of member directories.</param>
/// <param name="Exclude">Globs of directories that are no members.</param>
/// <param name="Span">Where the table begins.</param>
public sealed record UvWorkspaceTable(IReadOnlyList<Located<string>> Members, IReadOnlyList<Located<string>> Exclude, SourceSpan Span);

/// <summary>The groups that are installed unless others are asked for: all, or those named.</summary>
/// <param name="All">Whether it is <c>"all"</c>.</param>
/// <param name="Names">Normalised names.</param>
/// <param name="Span">Where the value stands.</param>
public sealed record UvDefaultGroups(bool All, IReadOnlyList<Located<string>> Names, SourceSpan Span);

/// <summary>What <c>[tool.uv]</c> of a manifest says about this project and its workspace. Settings of the resolver are not here.</summary>
public sealed class UvTable
{
    /// <summary>The table itself, or null when the manifest has none.</summary>
    public required TomlTable? Table { get; init; }

    /// <summary>The versions of uv that may work on the project, or null.</summary>
    public required Located<VersionSpecifiers>? RequiredVersion { get; init; }

    /// <summary>The default groups, or null when not said, which means <c>dev</c>.</summary>
    public required UvDefaultGroups? DefaultGroups { get; init; }

    /// <summary>Whether the project is a package, or null when not said.</summary>
    public required Located<bool>? Package { get; init; }

    /// <summary>Whether uv manages the project, or null when not said, which means yes.</summary>
    public required Located<bool>? Managed { get; init; }

    /// <summary>Sources by normalised package name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<UvSource>> Sources { get; init; }

    /// <summary>The workspace of which this manifest is the root, or null.</summary>
    public required UvWorkspaceTable? Workspace { get; init; }

    /// <summary>The indexes, in order.</summary>
    public required IReadOnlyList<UvIndex> Indexes { get; init; }

    /// <summary>The old list <c>dev-dependencies</c>, which joins the group <c>dev</c>; null when absent.</summary>
    public required IReadOnlyList<Dependency>? DevDependencies { get; init; }

    /// <summary><c>[tool.uv.dependency-groups]</c>: for which versions of Python a group is meant, by normalised name.</summary>
    public required IReadOnlyDictionary<string, Located<VersionSpecifiers?>> GroupRequiresPython { get; init; }
}
