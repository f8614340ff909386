using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>What an entry of <c>[tool.uv.sources]</c> says a package comes from.</summary>
public enum UvSourceKind
{
    /// <summary>A named index.</summary>
    Index,

    /// <summary>A git repository.</summary>
    Git,

    /// <summary>The URL of an archive.</summary>
    Url,

    /// <summary>A directory or an archive on disk.</summary>
    Path,

    /// <summary>A member of this or of another workspace.</summary>
    Workspace,
}

/// <summary>One entry of <c>[tool.uv.sources]</c>.</summary>
public sealed class UvSource
{
    /// <summary>Where the entry begins.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The kind: which of the keys <c>index</c>, <c>git</c>, <c>url</c>, <c>path</c>, <c>workspace</c> is there.</summary>
    public required UvSourceKind Kind { get; init; }

    /// <summary>The value of that key: index name, URL, or path; of a workspace its directory, or null for <c>true</c> and <c>false</c>.</summary>
    public required string? Location { get; init; }

    /// <summary>False only for <c>workspace = false</c>.</summary>
    public bool IsWorkspace { get; init; } = true;

    /// <summary>Of git: <c>branch</c>, <c>tag</c> or <c>rev</c>, or null.</summary>
    public string? ReferenceKind { get; init; }

    /// <summary>Of git: the branch, tag or revision, or null.</summary>
    public string? Reference { get; init; }

    /// <summary>Of git and url: the directory of the project inside, or null.</summary>
    public string? Subdirectory { get; init; }

    /// <summary>Of git: the path of an archive inside, or null.</summary>
    public string? InnerPath { get; init; }

    /// <summary>Of git: whether large files are fetched, or null when not said.</summary>
    public bool? Lfs { get; init; }

    /// <summary>Of path and workspace: whether it is installed editable, or null when not said.</summary>
    public bool? Editable { get; init; }

    /// <summary>Of path: whether it is a package, or null when not said.</summary>
    public bool? Package { get; init; }

    /// <summary>When the entry is used, or null for always.</summary>
    public Marker? Marker { get; init; }

    /// <summary>The normalised name of the extra for which the entry is used, or null.</summary>
    public string? Extra { get; init; }

    /// <summary>The normalised name of the group for which the entry is used, or null.</summary>
    public string? Group { get; init; }
}
