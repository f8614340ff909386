using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads <c>[tool.uv.sources]</c>. uv refuses unknown keys and entries of several kinds.</summary>
internal static class UvSourceReader
{
    private static readonly Form[] Forms =
    [
        new("index", UvSourceKind.Index, []),
        new("git", UvSourceKind.Git, ["subdirectory", "path", "rev", "tag", "branch", "lfs"]),
        new("url", UvSourceKind.Url, ["subdirectory"]),
        new("path", UvSourceKind.Path, ["editable", "package"]),
        new("workspace", UvSourceKind.Workspace, ["editable"]),
    ];

    private static readonly Dictionary<string, IReadOnlyList<UvSource>> None = [];

    private static readonly string[] References = ["rev", "tag", "branch"];

    public static IReadOnlyDictionary<string, IReadOnlyList<UvSource>> Read(TomlTable uv)
    {
        if (TomlFields.Table(uv, "sources", "tool.uv") is not { } declared)
            return None;
        var sources = new Dictionary<string, IReadOnlyList<UvSource>>(declared.Count, StringComparer.Ordinal);
        foreach (var entry in declared.Entries)
        {
            var key = $"tool.uv.sources.{entry.Key}";
            if (!sources.TryAdd(TomlFields.Name(entry.Key, entry.KeySpan), Entry(entry.Value, key)))
                throw TomlFields.Invalid(entry.KeySpan, key, "is there twice in another spelling");
        }

        return sources;
    }

    /// <summary>The sources of one package: a table, or a list of them.</summary>
    private static UvSource[] Entry(TomlValue value, string key)
    {
        if (value is TomlTable table)
            return [Source(table, key)];
        if (value is not TomlArray array)
            throw TomlFields.Invalid(value.Span, key, "must be a table or a list of tables");
        if (array.Count == 0)
            throw TomlFields.Invalid(value.Span, key, "must not be empty");
        var sources = new UvSource[array.Count];
        for (var index = 0; index < sources.Length; index++)
            sources[index] = Source(array[index], key);
        return sources;
    }

    private static UvSource Source(TomlValue value, string key)
    {
        var table = value as TomlTable ?? throw TomlFields.Invalid(value.Span, key, "must be a table");
        var form = FormOf(table, key);
        foreach (var entry in table.Entries)
        {
            if (entry.Key != form.Word && Array.IndexOf(form.Keys, entry.Key) < 0 && entry.Key is not ("marker" or "extra" or "group"))
                throw TomlFields.Invalid(entry.KeySpan, $"{key}.{entry.Key}", $"is not known beside '{form.Word}'");
        }

        if (table.Find("extra") is not null && table.Find("group") is { } group)
            throw TomlFields.Invalid(group.KeySpan, key, "must not name both an extra and a group");
        return Fields(table, key, form.Word, form.Kind);
    }

    private static Form FormOf(TomlTable table, string key)
    {
        Form? found = null;
        foreach (var form in Forms)
        {
            // A path beside git is a place inside the repository.
            if (table.Find(form.Word) is null || (form.Kind == UvSourceKind.Path && table.Find("git") is not null))
                continue;
            found = found is null ? form : throw NotOne(table, key);
        }

        return found ?? throw NotOne(table, key);
    }

    private static DiagnosticException NotOne(TomlTable table, string key) =>
        TomlFields.Invalid(table.Span, key, "must have exactly one of index, git, url, path, workspace");

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
        string? found = null;
        foreach (var word in References)
        {
            if (table.Find(word) is null)
                continue;
            found = found is null ? word : throw TomlFields.Invalid(table.Span, key, "must have at most one of rev, tag, branch");
        }

        return (found, found is null ? null : TomlFields.Text(table, found, key)?.Value);
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

    /// <summary>A kind of source, the key that makes an entry one, and the keys that may stand beside it.</summary>
    private sealed class Form(string word, UvSourceKind kind, string[] keys)
    {
        public string Word => word;

        public UvSourceKind Kind => kind;

        public string[] Keys => keys;
    }
}
