using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>Reads the part of <c>[tool.uv]</c> that belongs to the project and its workspace.</summary>
internal static class UvTableReader
{
    private const string Here = "tool.uv";

    private static readonly TomlTable Empty = TomlDocument.Parse("", "").Root;

    // Most manifests have none.
    private static readonly Dictionary<string, Located<VersionSpecifiers?>> NoSettings = [];

    public static UvTable Read(TomlTable root)
    {
        var tool = TomlFields.Table(root, "tool", "");
        var uv = tool is null ? null : TomlFields.Table(tool, "uv", "tool");
        var table = uv ?? Empty;
        return new UvTable
        {
            Table = uv,
            RequiredVersion = RequiredVersion(table),
            DefaultGroups = DefaultGroups(table),
            Package = TomlFields.Flag(table, "package", Here),
            Managed = TomlFields.Flag(table, "managed", Here),
            Sources = UvSourceReader.Read(table),
            Workspace = Workspace(table),
            Indexes = UvIndexReader.Read(table),
            DevDependencies = DevDependencies(table),
            GroupRequiresPython = GroupRequiresPython(table),
        };
    }

    private static Dependency[]? DevDependencies(TomlTable table) => table.Find("dev-dependencies") is null
        ? null
        : Dependency.ListOf(TomlFields.List(table, "dev-dependencies", Here)!, "tool.uv.dev-dependencies");

    /// <summary>A bare version means exactly that one.</summary>
    private static Located<VersionSpecifiers>? RequiredVersion(TomlTable table)
    {
        if (TomlFields.Text(table, "required-version", Here) is not { } text)
            return null;
        if (PepVersion.TryParse(text.Value, out var version))
            return new(new([new(SpecifierOperator.Equal, version)]), text.Span);
        return VersionSpecifiers.TryParse(text.Value, out var specifiers, out var reason)
            ? new(specifiers, text.Span)
            : throw PythonCodes.InvalidValue.Error(text.Span, "tool.uv.required-version", reason);
    }

    private static UvDefaultGroups? DefaultGroups(TomlTable table) => table.Find("default-groups")?.Value switch
    {
        null => null,
        TomlString { Value: "all" } all => new(All: true, [], all.Span),
        TomlArray list => new(All: false, Normalized(TomlFields.Texts(list, "tool.uv.default-groups")), list.Span),
        { } other => throw TomlFields.Invalid(other.Span, "tool.uv.default-groups", "must be a list of groups or \"all\""),
    };

    private static Located<string>[] Normalized(IReadOnlyList<Located<string>> names)
    {
        var normalized = new Located<string>[names.Count];
        for (var index = 0; index < normalized.Length; index++)
            normalized[index] = new(TomlFields.Name(names[index].Value, names[index].Span), names[index].Span);
        return normalized;
    }

    private static UvWorkspaceTable? Workspace(TomlTable table) => TomlFields.Table(table, "workspace", Here) is { } workspace
        ? new(
            TomlFields.Texts(workspace, "members", "tool.uv.workspace"),
            TomlFields.Texts(workspace, "exclude", "tool.uv.workspace"),
            workspace.Span)
        : null;

    private static Dictionary<string, Located<VersionSpecifiers?>> GroupRequiresPython(TomlTable table)
    {
        if (TomlFields.Table(table, "dependency-groups", Here) is not { } groups)
            return NoSettings;
        var settings = new Dictionary<string, Located<VersionSpecifiers?>>(StringComparer.Ordinal);
        foreach (var entry in groups.Entries)
        {
            var key = $"tool.uv.dependency-groups.{entry.Key}";
            var group = entry.Value as TomlTable ?? throw TomlFields.Invalid(entry.Value.Span, key, "must be a table");
            VersionSpecifiers? specifiers = null;
            var text = TomlFields.Text(group, "requires-python", key);
            if (text is { } written && !VersionSpecifiers.TryParse(written.Value, out specifiers, out var reason))
                throw PythonCodes.InvalidValue.Error(written.Span, key + ".requires-python", reason);
            settings[TomlFields.Name(entry.Key, entry.KeySpan)] = new(specifiers, text?.Span ?? entry.KeySpan);
        }

        return settings;
    }
}
