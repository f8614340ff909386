using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads <c>[tool.uv.sources]</c>. uv refuses unknown keys and entries of several kinds.</summary>
internal static class UvSourceReader
{
    private static readonly Dictionary<string, (UvSourceKind Kind, string[] Keys)> Kinds = new(StringComparer.Ordinal)
    {
        ["index"] = (UvSourceKind.Index, []),
        ["git"] = (UvSourceKind.Git, ["subdirectory", "path", "rev", "tag", "branch", "lfs"]),
        ["url"] = (UvSourceKind.Url, ["subdirectory"]),
        ["path"] = (UvSourceKind.Path, ["editable", "package"]),
        ["workspace"] = (UvSourceKind.Workspace, ["editable"]),
    };

    private static readonly string[] References = ["rev", "tag", "branch"];

    public static IReadOnlyDictionary<string, IReadOnlyList<UvSource>> Read(TomlTable uv)
    {
        var sources = new Dictionary<string, IReadOnlyList<UvSource>>(StringComparer.Ordinal);
        foreach (var entry in TomlFields.Table(uv, "sources", "tool.uv")?.Entries ?? [])
        {
            var key = $"tool.uv.sources.{entry.Key}";
            var list = entry.Value switch
            {
                TomlTable table => [Source(table, key)],
                TomlArray array => array.Select(item => Source(item, key)).ToList(),
                _ => throw TomlFields.Invalid(entry.Value.Span, key, "must be a table or a list of tables"),
            };
            if (list.Count == 0)
                throw TomlFields.Invalid(entry.Value.Span, key, "must not be empty");
            if (!sources.TryAdd(TomlFields.Name(entry.Key, entry.KeySpan), list))
                throw TomlFields.Invalid(entry.KeySpan, key, "is there twice in another spelling");
        }

        return sources;
    }

    private static UvSource Source(TomlValue value, string key)
    {
        var table = value as TomlTable ?? throw TomlFields.Invalid(value.Span, key, "must be a table");
        var (word, kind, keys) = Kind(table, key);
        foreach (var entry in table.Entries)
        {
            if (entry.Key != word && !keys.Contains(entry.Key) && entry.Key is not ("marker" or "extra" or "group"))
                throw TomlFields.Invalid(entry.KeySpan, $"{key}.{entry.Key}", $"is not known beside '{word}'");
        }

        if (table.Find("extra") is not null && table.Find("group") is { } group)
            throw TomlFields.Invalid(group.KeySpan, key, "must not name both an extra and a group");
        return Fields(table, key, word, kind);
    }

    private static (string Word, UvSourceKind Kind, string[] Keys) Kind(TomlTable table, string key)
    {
        // A path beside git is a place inside the repository.
        var words = Kinds.Keys.Where(word => table.Find(word) is not null && (word != "path" || table.Find("git") is null)).ToList();
        return words.Count == 1
            ? (words[0], Kinds[words[0]].Kind, Kinds[words[0]].Keys)
            : throw TomlFields.Invalid(table.Span, key, "must have exactly one of index, git, url, path, workspace");
    }

    private static UvSource Fields(TomlTable table, string key, string word, UvSourceKind kind)
    {
        var (referenceKind, reference) = Reference(table, key, kind);
        var isFlag = kind == UvSourceKind.Workspace && table.Find(word)!.Value is TomlBoolean;
        return new UvSource
        {
            Span = table.Span,
            Kind = kind,
            Location = isFlag ? null : TomlFields.Text(table, word, key)?.Value,
            IsWorkspace = !isFlag || TomlFields.Flag(table, word, key)!.Value.Value,
            ReferenceKind = referenceKind,
            Reference = reference,
            Subdirectory = TomlFields.Text(table, "subdirectory", key)?.Value,
            InnerPath = kind == UvSourceKind.Git ? TomlFields.Text(table, "path", key)?.Value : null,
            Lfs = TomlFields.Flag(table, "lfs", key)?.Value,
            Editable = TomlFields.Flag(table, "editable", key)?.Value,
            Package = TomlFields.Flag(table, "package", key)?.Value,
            Marker = MarkerOf(table, key),
            Extra = Name(table, "extra", key),
            Group = Name(table, "group", key),
        };
    }

    private static (string? Kind, string? Reference) Reference(TomlTable table, string key, UvSourceKind kind)
    {
        if (kind != UvSourceKind.Git)
            return (null, null);
        var words = References.Where(word => table.Find(word) is not null).ToList();
        return words.Count switch
        {
            0 => (null, null),
            1 => (words[0], TomlFields.Text(table, words[0], key)?.Value),
            _ => throw TomlFields.Invalid(table.Span, key, "must have at most one of rev, tag, branch"),
        };
    }

    private static Marker? MarkerOf(TomlTable table, string key)
    {
        if (TomlFields.Text(table, "marker", key) is not { } text || string.IsNullOrWhiteSpace(text.Value))
            return null;
        return Marker.TryParse(text.Value, out var marker, out var reason)
            ? marker
            : throw PythonCodes.InvalidValue.Error(text.Span, key + ".marker", reason);
    }

    private static string? Name(TomlTable table, string word, string key) =>
        TomlFields.Text(table, word, key) is { } text ? TomlFields.Name(text.Value, text.Span) : null;
}
