namespace PyContainer.Build.Toml;

/// <summary>Opens the tables that the parts of a dotted key name (TOML 1.0, Keys).</summary>
internal static class TomlDottedKeys
{
    /// <summary>The table that the last part belongs to, after making those that are missing.</summary>
    public static TomlTable Parent(TomlTable table, ReadOnlySpan<TomlKeyPart> key)
    {
        for (int i = 0; i < key.Length - 1; i++)
            table = Below(table, key[i]);
        return table;
    }

    private static TomlTable Below(TomlTable table, TomlKeyPart part)
    {
        var entry = table.Find(part.Name);
        if (entry is null)
            return table.AddTable(part, part.Offset, TomlTableOrigin.Dotted);
        if (entry.Value is not TomlTable { Origin: TomlTableOrigin.Dotted or TomlTableOrigin.Implied } below)
        {
            throw table.Source.Error(
                part.Offset,
                $"the dotted key cannot add to {TomlWording.Quote(part.Name)}: "
                + $"it is {TomlWording.Kind(entry.Value)} since line {entry.KeySpan.Line}");
        }

        // A longer header only named it; the dotted key is its one definition, and no header may define it again.
        below.Origin = TomlTableOrigin.Dotted;
        return below;
    }
}
