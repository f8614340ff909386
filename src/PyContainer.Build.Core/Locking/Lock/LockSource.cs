namespace PyContainer.Build.Locking;

/// <summary>What a locked package comes from; in the order in which uv sorts packages of one name and version.</summary>
public enum LockSourceKind
{
    /// <summary>An index.</summary>
    Registry,

    /// <summary>A git repository, at a commit.</summary>
    Git,

    /// <summary>An archive behind a URL.</summary>
    Url,

    /// <summary>An archive on disk.</summary>
    Path,

    /// <summary>A local tree, installed as a copy.</summary>
    Directory,

    /// <summary>A local tree, installed editable.</summary>
    Editable,

    /// <summary>A local tree that is not installed, only its dependencies.</summary>
    Virtual,
}

/// <summary>The source of a locked package.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">URL or path, as written.</param>
/// <param name="Subdirectory">Of a URL: the directory of the project in the archive, or null.</param>
public sealed record LockSource(LockSourceKind Kind, string Text, string? Subdirectory)
{
    /// <summary>Whether it is a directory of this machine.</summary>
    public bool IsLocalTree => Kind is LockSourceKind.Directory or LockSourceKind.Editable or LockSourceKind.Virtual;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} '{Text}'";
}
