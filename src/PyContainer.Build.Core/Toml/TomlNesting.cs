namespace PyContainer.Build.Toml;

/// <summary>Makes tables inside tables, and keeps the tree shallow enough for code that recurses over it.</summary>
internal static class TomlNesting
{
    // TOML has no limit; a manifest of people nests less than ten deep, and a recursion needs one.
    private const int Deepest = 128;

    /// <summary>Adds an empty table under a new key.</summary>
    public static TomlTable AddTable(this TomlTable parent, TomlKeyPart key, int offset, TomlTableOrigin origin)
    {
        var table = new TomlTable(parent.Source, offset, origin, parent.DepthBelow(offset));
        parent.Add(key, table);
        return table;
    }

    /// <summary>The depth of something below a table; an error when that is too deep.</summary>
    public static int DepthBelow(this TomlTable parent, int offset, int levels = 1) => Check(parent.Source, offset, parent.Depth + levels);

    /// <summary>Returns the depth; an error when it is too deep.</summary>
    public static int Check(TomlSource source, int offset, int depth) =>
        depth <= Deepest ? depth : throw source.Error(offset, $"tables and arrays are nested more than {Deepest} deep");
}
