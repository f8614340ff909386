using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>Joins the edges of a lock with the packages they mean. An edge names version and source only where a name is ambiguous.</summary>
internal sealed class LockGraph
{
    private readonly LockPackage[] _packages;
    private readonly MarkerTexts _markers;
    private readonly Dictionary<string, List<LockPackage>> _byName;

    public LockGraph(LockPackage[] packages, MarkerTexts markers)
    {
        _packages = packages;
        _markers = markers;
        _byName = new(packages.Length, StringComparer.Ordinal);
        foreach (var package in packages)
        {
            if (!_byName.TryGetValue(package.Name, out var same))
                _byName.Add(package.Name, same = new(1));
            foreach (var other in same)
            {
                if (other.Source == package.Source && other.Version == package.Version)
                    throw LockFields.Invalid(package.Span, $"'{package}' is there twice");
            }

            same.Add(package);
        }
    }

    /// <summary>The packages, in the order of the lock.</summary>
    public IReadOnlyList<LockPackage> Packages => _packages;

    /// <summary>The packages by name.</summary>
    public Dictionary<string, List<LockPackage>> ByName => _byName;

    public void Join(IReadOnlyList<TomlValue> tables)
    {
        for (var index = 0; index < _packages.Length; index++)
        {
            var table = (TomlTable)tables[index];
            var package = _packages[index];
            package.Dependencies = LockFields.List(table, "dependencies") is { } list ? Edges(list) : [];
            package.OptionalDependencies = Named(LockFields.Table(table, "optional-dependencies"));
            package.DevDependencies = Named(LockFields.Table(table, "dev-dependencies") ?? LockFields.Table(table, "dependency-groups"));
        }
    }

    private Dictionary<string, IReadOnlyList<LockEdge>> Named(TomlTable? table)
    {
        if (table is null)
            return NoEdges;
        var result = new Dictionary<string, IReadOnlyList<LockEdge>>(StringComparer.Ordinal);
        foreach (var entry in table.Entries)
        {
            var list = entry.Value as TomlArray ?? throw LockFields.Invalid(entry.Value.Span, "dependencies must be a list");
            result[LockFields.Name(entry.Key, entry.KeySpan)] = Edges(list);
        }

        return result;
    }

    private static Dictionary<string, IReadOnlyList<LockEdge>> NoEdges { get; } = [];

    private LockEdge[] Edges(TomlArray list)
    {
        var edges = new LockEdge[list.Count];
        for (var index = 0; index < edges.Length; index++)
        {
            var edge = Edge(LockFields.Table(list[index], "a dependency"));
            for (var before = index - 1; before >= 0; before--)
            {
                if (IsSame(edges[before], edge))
                    throw LockFields.Invalid(edge.Span, $"the dependency on '{edge.Target.Name}' is there twice");
            }

            edges[index] = edge;
        }

        return edges;
    }

    private LockEdge Edge(TomlTable table)
    {
        var name = LockFields.Name(table);
        if (!_byName.TryGetValue(name, out var candidates))
            throw LockFields.Invalid(table.Span, $"the dependency '{name}' is not in the lock");
        var target = candidates.Count == 1 && table.Find("version") is null && table.Find("source") is null
            ? candidates[0]
            : Choose(table, name, candidates);
        var marker = LockFields.Text(table, "marker");
        if (marker is not null)
            _markers.Check(marker, table);
        return new(target, LockFields.PlainNames(table, table.Find("extra") is null ? "extras" : "extra"), marker) { Table = table };
    }

    private static LockPackage Choose(TomlTable table, string name, List<LockPackage> candidates)
    {
        var version = LockFields.Version(table, "version");
        var source = LockFields.Table(table, "source") is { } inner ? LockSourceReader.Read(inner) : null;
        var found = candidates.FindAll(package =>
            (version is null || package.Version == version) && (source is null || package.Source == source));
        return found.Count switch
        {
            1 => found[0],
            0 => throw LockFields.Invalid(table.Span, $"the dependency '{name}' {version} is not in the lock"),
            _ => throw LockFields.Invalid(table.Span, $"the dependency '{name}' may mean several packages of the lock"),
        };
    }

    private static bool IsSame(LockEdge left, LockEdge right) =>
        ReferenceEquals(left.Target, right.Target) && left.Marker == right.Marker && SortedTexts.AreEqual(left.Extras, right.Extras);
}
