using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>A folder that a build reads, and what of it enters.</summary>
/// <param name="Root">Full path. No link below it may leave it.</param>
/// <param name="Entries">The files and folders that enter, relative, with <c>/</c>; an empty text is all of it.</param>
/// <param name="Ignore">What stays out although it lies in one of them.</param>
internal sealed record EnteringTree(string Root, IReadOnlyList<string> Entries, IgnorePatterns Ignore)
{
    /// <summary>Where <see cref="Root"/> lies in the folder that the ignore file speaks of: empty, or a path that ends in <c>/</c>.</summary>
    internal string Prefix { get; init; } = "";

    /// <summary>Full path of something in it.</summary>
    internal string Full(string path) => path.Length == 0 ? Root : Path.Combine(Root, path);

    /// <summary>Whether a file stays out.</summary>
    internal bool IsOut(string path) => Ignore.Excludes(Prefix + path);

    /// <summary>Whether a folder stays out with all that is in it; an exception may let a part of it in.</summary>
    internal bool IsOutWhole(string path) => IsOut(path) && !Ignore.Patterns.Any(pattern => pattern.IsException
        && (pattern.Text.StartsWith(Prefix + path + "/", StringComparison.Ordinal) || pattern.Text.AsSpan().IndexOfAny("*?[\\") >= 0));
}
