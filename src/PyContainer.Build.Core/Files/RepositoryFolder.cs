namespace PyContainer.Build.Files;

/// <summary>The repository that a file belongs to: the folder above it that has a <c>.git</c>, else its own folder.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder, full path.</summary>
    internal static string Of(string path)
    {
        var own = Path.GetDirectoryName(path)!;
        for (var at = own; at is not null; at = Path.GetDirectoryName(at))
        {
            if (FileKinds.Of(Path.Combine(at, ".git")) is FileKind.Folder or FileKind.File)
                return at;
        }
        return own;
    }

    /// <summary>Whether a path without links lies below a folder, whose own path may have some.</summary>
    internal static bool Holds(string folder, string path) =>
        Links.Final(folder) is { } end && path.StartsWith(end.EndsWith(Path.DirectorySeparatorChar) ? end : end + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
