using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Reads <c>[[package]]</c>.</summary>
internal sealed class LockPackageReader(RequirementReader requirements, MarkerTexts markers, LockReadOptions options)
{
    private static readonly Dictionary<string, Located<VersionSpecifiers>> NoSpecifiers = [];
    private static readonly Dictionary<string, Located<IReadOnlyList<LockedRequirement>>> NoGroups = [];

    public static IReadOnlyList<TomlValue> Tables(TomlTable root) =>
        LockFields.List(root, "package") ?? (IReadOnlyList<TomlValue>?)LockFields.List(root, "distribution") ?? [];

    public LockGraph Read(TomlTable root, IReadOnlyList<PackageFiles>? files)
    {
        var tables = Tables(root);
        var packages = new LockPackage[tables.Count];
        for (var index = 0; index < packages.Length; index++)
            packages[index] = Package(LockFields.Table(tables[index], "'package'"), files?[index]);
        var graph = new LockGraph(packages, markers);
        graph.Join(tables);
        return graph;
    }

    public static Dictionary<string, Located<IReadOnlyList<LockedRequirement>>> Groups(TomlTable? table, RequirementReader requirements)
    {
        if (table is null)
            return NoGroups;
        var groups = new Dictionary<string, Located<IReadOnlyList<LockedRequirement>>>(StringComparer.Ordinal);
        foreach (var entry in table.Entries)
        {
            var list = entry.Value as TomlArray ?? throw LockFields.Invalid(entry.Value.Span, "a group must be a list");
            groups[LockFields.Name(entry.Key, entry.KeySpan)] = new(requirements.List(list, entry.Key), entry.KeySpan);
        }

        return groups;
    }

    public static UvDefaultGroups? DefaultGroups(TomlTable table) => table.Find("default-groups")?.Value switch
    {
        null => null,
        TomlString { Value: "all" } all => new(All: true, [], all.Span),
        TomlArray list => new(All: false, LockFields.Names(table, "default-groups"), list.Span),
        { } other => throw LockFields.Invalid(other.Span, "'default-groups' must be a list or \"all\""),
    };

    public static IReadOnlyDictionary<string, Located<VersionSpecifiers>> GroupRequiresPython(TomlTable table)
    {
        if (LockFields.Table(table, "group-requires-python") is not { } groups)
            return NoSpecifiers;
        var result = new Dictionary<string, Located<VersionSpecifiers>>(StringComparer.Ordinal);
        foreach (var entry in groups.Entries)
        {
            var text = LockFields.LocatedText(groups, entry.Key)!.Value;
            result[LockFields.Name(entry.Key, entry.KeySpan)] = new(LockFields.Specifiers(text), text.Span);
        }

        return result;
    }

    private LockPackage Package(TomlTable table, PackageFiles? files)
    {
        var source = LockFields.Table(table, "source") ?? throw LockFields.Invalid(table.Span, "'source' is missing");
        var forks = LockFields.Texts(table, "resolution-markers");
        for (var index = 0; index < forks.Count; index++)
            markers.Check(forks[index].Value, table);
        var package = new LockPackage
        {
            Table = table,
            Name = LockFields.Name(table),
            Version = LockFields.Version(table, "version"),
            Source = LockSourceReader.Read(source),
            ResolutionMarkers = Texts(forks),
            Metadata = Metadata(table),
            DefaultGroups = DefaultGroups(table),
            GroupRequiresPython = GroupRequiresPython(table),
            Files = PackageFilesReader.Read(table, files),
        };
        LockPackageRules.Check(package, options);
        return package;
    }

    private static string[] Texts(IReadOnlyList<Located<string>> located)
    {
        if (located.Count == 0)
            return [];
        var texts = new string[located.Count];
        for (var index = 0; index < texts.Length; index++)
            texts[index] = located[index].Value;
        return texts;
    }

    private LockMetadata? Metadata(TomlTable table)
    {
        if (LockFields.Table(table, "metadata") is not { } metadata)
            return null;
        var groups = LockFields.Table(metadata, "requires-dev") ?? LockFields.Table(metadata, "dependency-groups");
        return new(
            metadata.Span,
            requirements.List(metadata, "requires-dist"),
            LockFields.Names(metadata, "provides-extras"),
            Groups(groups, requirements));
    }
}
