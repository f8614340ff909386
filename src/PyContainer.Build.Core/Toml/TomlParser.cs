namespace PyContainer.Build.Toml;

/// <summary>Reads a file line by line: entries go to the table that the last header opened.</summary>
internal static class TomlParser
{
    public static TomlTable Parse(TomlSource source)
    {
        var cursor = new TomlCursor(source);
        var keys = new TomlKeyReader(source.Texts);
        var values = new TomlValueReader(keys);
        var root = new TomlTable(source, source.Start, TomlTableOrigin.Header, depth: 0);
        var table = root;
        while (true)
        {
            cursor.SkipLines();
            if (cursor.AtEnd)
                return root;
            if (cursor.Current == '[')
                table = ReadHeader(ref cursor, keys, root);
            else
                values.ReadEntry(ref cursor, table);
            cursor.RequireLineEnd();
        }
    }

    private static TomlTable ReadHeader(ref TomlCursor cursor, TomlKeyReader keys, TomlTable root)
    {
        int start = cursor.Offset++;
        bool isElement = cursor.TryTake('[');
        var key = keys.Read(ref cursor);
        if (!cursor.TryTake(']') || (isElement && !cursor.TryTake(']')))
            throw cursor.Error($"the header should end with '{(isElement ? "]]" : "]")}', found {cursor.Here()}");
        return isElement ? TomlHeaders.AddElement(root, key, start) : TomlHeaders.Define(root, key, start);
    }
}
