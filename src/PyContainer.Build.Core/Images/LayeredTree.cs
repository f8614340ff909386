namespace PyContainer.Build.Images;

/// <summary>
/// The file system that layers make, one over the other (OCI image layer filesystem changeset). Names are only names here: nothing of
/// an archive is ever written to a disk.
/// </summary>
internal sealed class LayeredTree(ImageBudget budget)
{
    // As many links as Linux follows, and as many steps as links that anybody made on purpose lead to.
    private const int MostLinks = 40;
    private const int MostSteps = 2000;
    private const int FolderMode = 0x1ED; // 755 in the octal numbers of chmod
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>The root.</summary>
    internal FileNode Root { get; } = new(new ImageFile("/", ImageFileKind.Directory) { Mode = FolderMode });

    /// <summary>Whether a name hides what lower layers have.</summary>
    internal static bool IsWhiteout(string name) => name.StartsWith(Whiteout, StringComparison.Ordinal);

    /// <summary>Hides what lower layers have: one entry, or all of a folder. Called before the layer's own entries are added.</summary>
    internal void Hide(IReadOnlyList<string> parts)
    {
        if (Folder(parts, null) is not { } folder)
            return;
        if (parts[^1] == Opaque)
            folder.Clear();
        else
            folder.Remove(parts[^1][Whiteout.Length..]);
    }

    /// <summary>Adds an entry where its folder really is; folders that nobody wrote are root's.</summary>
    /// <param name="parts">The name.</param>
    /// <param name="layer">The number of the layer.</param>
    /// <param name="make">Makes the entry of the path that comes of it.</param>
    /// <exception cref="InvalidDataException">The way leads through a file, or in a circle.</exception>
    internal ImageFile Add(IReadOnlyList<string> parts, int layer, Func<string, ImageFile> make)
    {
        if (parts.Count == 0)
            return Root.File = make("/");
        var folder = Folder(parts, layer) ?? throw new InvalidDataException($"'{string.Join('/', parts)}' is in no folder");
        return folder.Add(parts[^1], make(Join(folder.File.Path, parts[^1]))).File;
    }

    /// <summary>What lies at a path; links on the way are followed, and the last one where it is asked for.</summary>
    internal FileNode? Find(string path, bool follow)
    {
        var (node, left) = (Root, new Stack<string>(Split(path).Reverse()));
        var stack = new Stack<FileNode>();
        for (var (links, steps) = (0, 0); left.TryPop(out var part) && steps < MostSteps; steps++)
        {
            if (part == "..")
            {
                node = stack.TryPop(out var parent) ? parent : Root;
                continue;
            }
            if (node.Find(part) is not { } next)
                return null;
            if (next.File.Kind != ImageFileKind.Link || (left.Count == 0 && !follow))
            {
                stack.Push(node);
                node = next;
                continue;
            }
            if (++links > MostLinks)
                return null;
            if (next.File.Target.StartsWith('/'))
                (node, stack) = (Root, new());
            foreach (var step in Split(next.File.Target).Reverse())
                left.Push(step);
        }
        return left.Count == 0 ? node : null;
    }

    /// <summary>The parts of a path that mean something.</summary>
    internal static IEnumerable<string> Split(string path) => path.Split('/').Where(part => part is not ("" or "."));

    private string Join(string folder, string name)
    {
        budget.Keep(2 * (folder.Length + name.Length));
        return folder == "/" ? "/" + name : $"{folder}/{name}";
    }

    // With a layer, folders that are missing on the way are made.
    private FileNode? Folder(IReadOnlyList<string> parts, int? layer)
    {
        var node = Root;
        for (var index = 0; index < parts.Count - 1; index++)
        {
            var next = node.Find(parts[index]);
            if (next is { File.Kind: ImageFileKind.Link })
                next = Find(next.File.Path, follow: true);
            else if (next is null && layer is { } number)
                next = node.Add(parts[index], new ImageFile(Join(node.File.Path, parts[index]), ImageFileKind.Directory) { Mode = FolderMode, Layer = number });
            if (next is not { File.Kind: ImageFileKind.Directory })
                return null;
            node = next;
        }
        return node;
    }
}
