using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Opens the tables that headers name (TOML 1.0, Table, Array of Tables).</summary>
internal static class TomlHeaders
{
    /// <summary>Opens the table of <c>[key]</c>.</summary>
    public static TomlTable Define(TomlTable root, ReadOnlySpan<TomlKeyPart> key, int start)
    {
        var parent = Parent(root, key);
        var entry = parent.Find(key[^1].Name);
        if (entry is null)
            return parent.AddTable(key[^1], start, TomlTableOrigin.Header);
        if (entry.Value is TomlTable { Origin: TomlTableOrigin.Header } first)
            throw root.Source.Error(start, $"the table {TomlWording.Quote(key)} is defined twice (first in line {first.Span.Line})");
        if (entry.Value is not TomlTable { Origin: TomlTableOrigin.Implied } table)
            throw Taken(key, start, entry, "a table");
        (table.Origin, table.Offset) = (TomlTableOrigin.Header, start);
        return table;
    }

    /// <summary>Opens a new element of the array of tables of <c>[[key]]</c>.</summary>
    public static TomlTable AddElement(TomlTable root, ReadOnlySpan<TomlKeyPart> key, int start)
    {
        var parent = Parent(root, key);
        var entry = parent.Find(key[^1].Name);
        int depth = parent.DepthBelow(start, levels: 2);
        var array = entry?.Value as TomlArray;
        if (entry is null)
            parent.Add(key[^1], array = new TomlArray(parent.Source, start, isOfTables: true));
        else if (array is not { IsOfTables: true })
            throw Taken(key, start, entry, "an array of tables");
        var table = new TomlTable(parent.Source, start, TomlTableOrigin.Header, depth);
        array!.Add(table);
        return table;
    }

    /// <summary>The table of all parts but the last; of an array of tables on the way, the last element.</summary>
    private static TomlTable Parent(TomlTable table, ReadOnlySpan<TomlKeyPart> key)
    {
        for (int i = 0; i < key.Length - 1; i++)
        {
            var entry = table.Find(key[i].Name);
            table = entry?.Value switch
            {
                null => table.AddTable(key[i], key[i].Offset, TomlTableOrigin.Implied),
                TomlTable { Origin: not TomlTableOrigin.Inline } below => below,
                TomlArray { IsOfTables: true } array => (TomlTable)array[^1],
                _ => throw Taken(key[..(i + 1)], key[i].Offset, entry!, "extended by this header"),
            };
        }

        return table;
    }

    private static DiagnosticException Taken(ReadOnlySpan<TomlKeyPart> key, int at, TomlEntry entry, string wish) => entry.Value.Source.Error(
        at,
        $"{TomlWording.Quote(key)} cannot be {wish}: it is {TomlWording.Kind(entry.Value)} since line {entry.KeySpan.Line}");
}
