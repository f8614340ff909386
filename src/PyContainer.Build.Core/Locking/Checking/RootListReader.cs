using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>An override or an exclude, for all packages or inside one.</summary>
/// <param name="Package">The package, or null for all.</param>
/// <param name="Version">Its version, or null for all.</param>
/// <param name="Requirements">What replaces its dependencies.</param>
/// <param name="Names">What is left out.</param>
/// <param name="Span">Where the entry stands.</param>
internal sealed record RootOverride(
    string? Package, PepVersion? Version, IReadOnlyList<NormalRequirement> Requirements, IReadOnlyList<string> Names, SourceSpan Span)
{
    public override string ToString() => $"{Package} {Version} [{string.Join(", ", Requirements.Select(requirement => requirement.ToString()).Concat(Names))}]";
}

/// <summary>Reads and lowers the lists of <c>[tool.uv]</c> that hold for the workspace as a whole; they count in the root only.</summary>
internal sealed class RootListReader(CheckContext check)
{
    private static readonly TomlArray None = (TomlArray)TomlDocument.Parse("none = []", "").Root.Find("none")!.Value;

    private readonly LoweringScope _scope = LoweringScope.OfRoot(check.Workspace);

    public IReadOnlyList<NormalRequirement> Constraints()
    {
        var result = new List<NormalRequirement>();
        foreach (var item in Items("constraint-dependencies"))
            Lower(item, result);
        return result;
    }

    public IReadOnlyList<RootOverride> Overrides() =>
        Items("override-dependencies") is { Count: > 0 } items ? Overrides(items) : [];

    public IReadOnlyList<RootOverride> Excludes() =>
        Items("exclude-dependencies") is { Count: > 0 } items ? Excludes(items) : [];

    public IReadOnlyList<NormalRequirement> BuildConstraints() =>
        Items("build-constraint-dependencies") is { Count: > 0 } items ? BuildConstraints(items) : [];

    private List<RootOverride> Overrides(TomlArray items)
    {
        var result = new List<RootOverride>();
        foreach (var item in items)
        {
            if (item is not TomlTable table)
                result.Add(new(null, null, Requirement(item), [], item.Span));
            else
                result.Add(Scope(table, "override-dependencies", (requirements, _) => ([.. requirements.SelectMany(Requirement)], [])));
        }

        return result;
    }

    private static List<RootOverride> Excludes(TomlArray items)
    {
        var result = new List<RootOverride>();
        foreach (var item in items)
        {
            if (item is TomlTable table)
                result.Add(Scope(table, "exclude-dependencies", (names, _) => ([], [.. names.Select(Name)])));
            else
                result.Add(new(null, null, [], [Name(item)], item.Span));
        }

        return result;
    }

    private List<NormalRequirement> BuildConstraints(TomlArray items)
    {
        var result = new List<NormalRequirement>();
        foreach (var item in items)
        {
            if (item is not TomlTable table)
            {
                Lower(item, result);
                continue;
            }

            const string Key = "tool.uv.build-constraint-dependencies";
            if (!check.Rules.Has(UvRule.BuildConstraintHashes) || table.Find("requirement") is not { } requirement || table.Find("hashes") is null)
                throw TomlFields.Invalid(table.Span, Key, "must have requirements, or tables with 'requirement' and 'hashes'");
            string[] hashes = [.. TomlFields.Texts(table, "hashes", Key).Select(hash => hash.Value).Order(StringComparer.Ordinal)];
            result.AddRange(Requirement(requirement.Value).Select(lowered => lowered with { Hashes = hashes, Span = table.Span }));
        }

        return result;
    }

    private TomlArray Items(string key) =>
        (check.Workspace.Root.Uv.Table is { } table ? TomlFields.List(table, key, "tool.uv") : null) ?? None;

    private List<NormalRequirement> Requirement(TomlValue value)
    {
        var result = new List<NormalRequirement>();
        Lower(value, result);
        return result;
    }

    private void Lower(TomlValue value, List<NormalRequirement> result)
    {
        var text = value as TomlString ?? throw TomlFields.Invalid(value.Span, "tool.uv", "must have requirements as strings");
        var dependency = new Dependency(text.Value, text.Span);
        var requirement = dependency.ParseStrict();
        var marker = check.Algebra.Node(requirement.Marker);
        check.Lowering.Lower(dependency, requirement, marker, _scope, new(ByExtra: true, Group: null), result);
    }

    private static string Name(TomlValue value) => value is TomlString text
        ? TomlFields.Name(text.Value, text.Span)
        : throw TomlFields.Invalid(value.Span, "tool.uv.exclude-dependencies", "must have names");

    private static RootOverride Scope(
        TomlTable table, string key, Func<TomlArray, TomlTable, (IReadOnlyList<NormalRequirement> Requirements, IReadOnlyList<string> Names)> read)
    {
        var path = "tool.uv." + key;
        var package = TomlFields.Table(table, "package", path) ?? throw TomlFields.Invalid(table.Span, path, "needs 'package' and 'dependencies'");
        var list = TomlFields.List(table, "dependencies", path) ?? throw TomlFields.Invalid(table.Span, path, "needs 'package' and 'dependencies'");
        var name = TomlFields.Text(package, "name", path) ?? throw TomlFields.Invalid(package.Span, path, "needs the name of the package");
        PepVersion? version = null;
        if (TomlFields.Text(package, "version", path) is { } text && !PepVersion.TryParse(text.Value, out version))
            throw PythonCodes.InvalidValue.Error(text.Span, text.Value, "it is not a version");
        var (requirements, names) = read(list, table);
        return new(TomlFields.Name(name.Value, name.Span), version, requirements, names, table.Span);
    }
}
