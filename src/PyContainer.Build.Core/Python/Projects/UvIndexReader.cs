using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads <c>index</c> of <c>[tool.uv]</c> or of a <c>uv.toml</c>.</summary>
internal static class UvIndexReader
{
    private const string Key = "tool.uv.index";

    public static IReadOnlyList<UvIndex> Read(TomlTable table)
    {
        var indexes = new List<UvIndex>();
        if (TomlFields.List(table, "index", "tool.uv") is not { } list)
            return indexes;
        foreach (var item in list)
        {
            var index = Index(item as TomlTable ?? throw TomlFields.Invalid(item.Span, Key, "must be a list of tables"));
            if (index.Name is not null && indexes.Exists(other => other.Name == index.Name))
                throw TomlFields.Invalid(index.Span, Key, $"has two entries named '{index.Name}'");
            if (index.IsDefault && indexes.Exists(other => other.IsDefault))
                throw TomlFields.Invalid(index.Span, Key, "has two entries with 'default = true'");
            indexes.Add(index);
        }

        return indexes;
    }

    private static UvIndex Index(TomlTable table) => new(
        TomlFields.Text(table, "name", Key)?.Value,
        TomlFields.Text(table, "url", Key) ?? throw TomlFields.Invalid(table.Span, Key + ".url", "is missing"),
        TomlFields.Flag(table, "default", Key)?.Value ?? false,
        TomlFields.Flag(table, "explicit", Key)?.Value ?? false,
        TomlFields.Text(table, "hash-algorithm", Key)?.Value,
        table.Span);
}
