using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Reads entries and the values that contain others (TOML 1.0, Key/Value Pair, Array, Inline Table).</summary>
internal sealed class TomlValueReader(TomlKeyReader keys)
{
    /// <summary>Reads <c>key = value</c> into a table.</summary>
    public void ReadEntry(ref TomlCursor cursor, TomlTable table)
    {
        var key = keys.Read(ref cursor);
        if (!cursor.TryTake('='))
            throw cursor.Error($"'=' should follow the key {TomlWording.Quote(key)}, found {cursor.Here()}");
        var last = key[^1];
        table = TomlDottedKeys.Parent(table, key);
        if (table.Find(last.Name) is { } first)
            throw Twice(cursor.Source, last, first);
        cursor.SkipBlanks();
        table.Add(last, ReadValue(ref cursor, table.Depth + 1));
    }

    private TomlValue ReadValue(ref TomlCursor cursor, int depth) => cursor.Current switch
    {
        '"' or '\'' => TomlStringReader.ReadValue(ref cursor),
        '[' => ReadArray(ref cursor, depth),
        '{' => ReadInlineTable(ref cursor, depth),
        _ => TomlLiteralReader.Read(ref cursor),
    };

    private TomlArray ReadArray(ref TomlCursor cursor, int depth)
    {
        TomlNesting.Check(cursor.Source, cursor.Offset, depth);
        var array = new TomlArray(cursor.Source, cursor.Offset++);
        do
        {
            cursor.SkipLines();
            if (cursor.TryTake(']'))
                return array;
            array.Add(ReadValue(ref cursor, depth + 1));
            cursor.SkipLines();
        }
        while (cursor.TryTake(','));
        return cursor.TryTake(']')
            ? array
            : throw cursor.Error($"',' or ']' should follow in the array of line {array.Span.Line}, found {cursor.Here()}");
    }

    private TomlTable ReadInlineTable(ref TomlCursor cursor, int depth)
    {
        TomlNesting.Check(cursor.Source, cursor.Offset, depth);
        var table = new TomlTable(cursor.Source, cursor.Offset++, TomlTableOrigin.Inline, depth);
        cursor.SkipBlanks();
        if (cursor.TryTake('}'))
            return table;
        do
        {
            cursor.SkipBlanks();
            RequireKey(ref cursor);
            ReadEntry(ref cursor, table);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));
        return cursor.TryTake('}') ? table : throw NotClosed(cursor);
    }

    // The two things that other formats, and TOML 1.1, allow: worth a message of their own.
    private static void RequireKey(ref TomlCursor cursor)
    {
        if (cursor.Current == '}')
            throw cursor.Error("an inline table may not end with a comma");
        if (cursor.Current is '\r' or '\n' or '#')
            throw NotClosed(cursor);
    }

    private static DiagnosticException NotClosed(in TomlCursor cursor) => cursor.Error(
        cursor.Current is '\r' or '\n' or '#'
            ? "an inline table must stand in one line"
            : $"',' or '}}' should follow in the inline table, found {cursor.Here()}");

    private static DiagnosticException Twice(TomlSource source, TomlKeyPart key, TomlEntry first) => source.Error(
        key.Offset,
        $"the key {TomlWording.Quote(key.Name)} stands twice in this table (first in line {first.KeySpan.Line})");
}
