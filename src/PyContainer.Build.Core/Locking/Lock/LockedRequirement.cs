using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>A declared conflict item: a package, one of its extras, or one of its groups.</summary>
/// <param name="Package">The normalised name of the package.</param>
/// <param name="Extra">The extra, or null.</param>
/// <param name="Group">The group, or null.</param>
public sealed record ConflictItem(string Package, string? Extra, string? Group)
{
    /// <inheritdoc/>
    public override string ToString() => Package + (Extra is not null ? $"[{Extra}]" : Group is not null ? $":{Group}" : "");
}

/// <summary>A requirement as a lock writes it: after <c>[tool.uv.sources]</c> was applied.</summary>
public sealed class LockedRequirement
{
    /// <summary>Where it stands.</summary>
    public SourceSpan Span => Table.Span;

    internal TomlTable Table { get; init; } = null!;

    /// <summary>The normalised name.</summary>
    public required string Name { get; init; }

    /// <summary>The extras.</summary>
    public required IReadOnlyList<string> Extras { get; init; }

    /// <summary>The marker, or null.</summary>
    public required string? Marker { get; init; }

    /// <summary>The accepted versions, of a requirement from an index.</summary>
    public VersionSpecifiers Specifiers { get; init; } = VersionSpecifiers.Any;

    /// <summary>The index by URL, or null.</summary>
    public string? Index { get; init; }

    /// <summary>The extra or group for which the index is used, or null.</summary>
    public ConflictItem? Conflict { get; init; }

    /// <summary>The kind of source.</summary>
    public required LockSourceKind Kind { get; init; }

    /// <summary>URL or path of the source; empty for an index.</summary>
    public string Location { get; init; } = "";

    /// <summary>Of a URL: the directory in the archive, or null.</summary>
    public string? Subdirectory { get; init; }

    /// <summary>Hashes of a build constraint.</summary>
    public IReadOnlyList<string> Hashes { get; init; } = [];
}
