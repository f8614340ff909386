namespace PyContainer.Build.Images;

/// <summary>A place of the tree that the layers make, with what is below it.</summary>
internal sealed class FileNode(ImageFile file)
{
    private Dictionary<string, FileNode>? _children;

    /// <summary>What is there.</summary>
    internal ImageFile File { get; set; } = file;

    /// <summary>What is below, in the order of names.</summary>
    internal IEnumerable<FileNode> Children => _children is null ? [] : _children.OrderBy(child => child.Key, StringComparer.Ordinal).Select(child => child.Value);

    internal FileNode? Find(string name) => _children?.GetValueOrDefault(name);

    internal FileNode Add(string name, ImageFile file)
    {
        _children ??= new(StringComparer.Ordinal);
        // A folder over a folder keeps what is in it; anything else takes the place.
        if (file.Kind == ImageFileKind.Directory && _children.GetValueOrDefault(name) is { File.Kind: ImageFileKind.Directory } folder)
        {
            folder.File = file;
            return folder;
        }
        return _children[name] = new FileNode(file);
    }

    internal void Remove(string name) => _children?.Remove(name);

    internal void Clear() => _children = null;
}
