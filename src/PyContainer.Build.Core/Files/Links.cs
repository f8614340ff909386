namespace PyContainer.Build.Files;

/// <summary>Symbolic links, read by hand: the system follows them wherever they lead.</summary>
internal static class Links
{
    // As Linux has it.
    private const int Most = 40;

    /// <summary>What a link says; null for what is none, or cannot be read.</summary>
    internal static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The path at the end of all links of a path, none left on the way; null where it ends nowhere or in a circle.</summary>
    internal static string? Final(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var parts = new Stack<string>(Parts(path[root.Length..]));
        var (at, count) = (root, 0);
        while (parts.TryPop(out var part))
        {
            if (part == "..")
            {
                at = Path.GetDirectoryName(at) ?? root;
                continue;
            }
            var next = Path.Combine(at, part);
            switch (FileKinds.Of(next))
            {
                case FileKind.Missing:
                    return null;
                case FileKind.Link:
                    if (++count > Most || Target(next) is not { } target)
                        return null;
                    if (Path.IsPathRooted(target))
                        at = Path.GetPathRoot(target)!;
                    foreach (var each in Parts(target[(Path.IsPathRooted(target) ? at.Length : 0)..]))
                        parts.Push(each);
                    break;
                default:
                    at = next;
                    break;
            }
        }
        return at;
    }

    /// <summary>The names of a path, the last one first.</summary>
    internal static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
