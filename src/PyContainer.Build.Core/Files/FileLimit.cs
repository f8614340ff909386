namespace PyContainer.Build.Files;

/// <summary>How much of a file of the tree is read.</summary>
/// <param name="What">What such a file is called in a message, with its article.</param>
/// <param name="Bytes">The most that it may have.</param>
public sealed record FileLimit(string What, long Bytes)
{
    private const long Kilo = 1 << 10;
    private const long Mega = 1 << 20;

    /// <summary>pyproject.toml, uv.toml. What is read of one takes up to thirty times its size in memory.</summary>
    public static FileLimit Manifest { get; } = new("a manifest", 8 * Mega);

    /// <summary>uv.lock: ten times that of the largest workspaces.</summary>
    public static FileLimit Lock { get; } = new("a lock", 32 * Mega);

    /// <summary>An archive that a lock names; it is kept as bytes.</summary>
    public static FileLimit Archive { get; } = new("a locked archive", 256 * Mega);

    /// <summary>.python-version.</summary>
    public static FileLimit Pin { get; } = new("a .python-version", 64 * Kilo);

    /// <summary>A requirements file.</summary>
    public static FileLimit Requirements { get; } = new("a requirements file", 4 * Mega);

    /// <summary>.dockerignore, .gitignore.</summary>
    public static FileLimit Ignore { get; } = new("an ignore file", Mega);

    /// <summary>A netrc file.</summary>
    public static FileLimit Netrc { get; } = new("a netrc file", Mega);

    /// <summary>A Dockerfile, or a part of one.</summary>
    public static FileLimit Dockerfile { get; } = new("a Dockerfile", Mega);

    /// <summary>A module that is searched for an application.</summary>
    public static FileLimit Module { get; } = new("a module", Mega);

    /// <summary>A file of git's own.</summary>
    public static FileLimit Git { get; } = new("an index of git", 256 * Mega);

    /// <summary>A size in words.</summary>
    public static string Size(long bytes) => bytes >= Mega ? $"{bytes / Mega} MiB" : bytes >= Kilo ? $"{bytes / Kilo} KiB" : $"{bytes} bytes";
}
