namespace PyContainer.Build.Images;

/// <summary>The files of an image: what a container sees, and what each layer holds.</summary>
public sealed class ImageFileSystem
{
    private readonly LayeredTree _tree;

    internal ImageFileSystem(LayeredTree tree, IReadOnlyList<IReadOnlyList<ImageFile>> layers)
    {
        (_tree, Layers) = (tree, layers);
        Files = [.. Walk(tree.Root)];
    }

    /// <summary>All that a container sees, each folder before what is in it.</summary>
    public IReadOnlyList<ImageFile> Files { get; }

    /// <summary>What each layer holds, the base's first; also what a later layer hides, and what anybody who has the image can read.</summary>
    public IReadOnlyList<IReadOnlyList<ImageFile>> Layers { get; }

    /// <summary>The secrets of the build that were found in layers; none where nobody looked.</summary>
    public IReadOnlyList<SecretLeak> Leaks { get; init; } = [];

    /// <summary>What a container finds at an absolute path: links are followed as Linux does. Null where nothing is, or links make a circle.</summary>
    public ImageFile? Resolve(string path) => _tree.Find(path, follow: true)?.File;

    /// <summary>What lies at an absolute path itself, be it a link.</summary>
    public ImageFile? Find(string path) => _tree.Find(path, follow: false)?.File;

    /// <summary>What lies in a folder, links to it followed; nothing where it is none.</summary>
    public IEnumerable<ImageFile> In(string folder) => _tree.Find(folder, follow: true)?.Children.Select(child => child.File) ?? [];

    /// <summary>All that lies below a folder, links to it followed, none below.</summary>
    public IEnumerable<ImageFile> Below(string folder) => _tree.Find(folder, follow: true) is { } node ? Walk(node).Skip(1) : [];

    // Not recursive: names of an archive are as deep as somebody wants them.
    private static IEnumerable<ImageFile> Walk(FileNode root)
    {
        var left = new Stack<FileNode>([root]);
        while (left.TryPop(out var node))
        {
            yield return node.File;
            foreach (var child in node.Children.Reverse())
                left.Push(child);
        }
    }
}
