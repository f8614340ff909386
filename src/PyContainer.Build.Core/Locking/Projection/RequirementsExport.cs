using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary>
/// Writes the part of a lock that a member needs as a requirements file for pip: one version of each package, every hash, markers where
/// the target does not decide. The target is CPython of one minor version on Linux; what is only for others is left out.
/// </summary>
internal sealed class RequirementsExport
{
    private readonly Dictionary<LockPackage, List<SortedSet<string>>> _conditions = [];
    private readonly MarkerAlgebra _algebra = new(new MarkerRules(PrunesImpossible: false, VersionedRelease: true));
    private readonly MarkerNode _target;

    private RequirementsExport(string minor) =>
        _target = _algebra.Node("sys_platform == 'linux' and os_name == 'posix' and implementation_name == 'cpython' and platform_python_implementation == 'CPython' "
            + $"and python_full_version >= '{minor}' and python_full_version < '{minor}.999'")!;

    /// <summary>Writes the file: LF line ends, sorted by name.</summary>
    /// <exception cref="DiagnosticException">A package has no form that pip takes with a hash.</exception>
    public static string Write(UvLock @lock, string member, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups, string minor)
    {
        var bytes = Encoding.UTF8.GetBytes(@lock.Project(member, extras, groups));
        var part = UvLock.Parse(bytes, @lock.Path);
        var export = new RequirementsExport(minor);
        export.Walk(part.Find(member)[0], extras, groups);
        // A lock is read without its thousands of hashes; here they matter.
        var tables = ((TomlArray)TomlDocument.Parse(bytes, @lock.Path).Root.Find("package")!.Value).Cast<TomlTable>();
        return export.Write(part.Packages.Zip(tables).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private void Walk(LockPackage member, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups)
    {
        var queue = new Queue<(LockPackage Package, string? Extra, SortedSet<string> Condition)>();
        var seen = new Dictionary<(LockPackage, string?), List<SortedSet<string>>>();
        Follow(member, null, []);
        foreach (var extra in extras)
            Follow(member, extra, []);
        foreach (var edge in groups.SelectMany(group => member.DevDependencies.GetValueOrDefault(group) ?? []))
            Step(edge, []);
        while (queue.TryDequeue(out var next))
        {
            foreach (var edge in next.Extra is null ? next.Package.Dependencies : next.Package.OptionalDependencies.GetValueOrDefault(next.Extra) ?? [])
                Step(edge, next.Condition);
        }

        void Step(LockEdge edge, SortedSet<string> condition)
        {
            if (With(condition, edge) is not { } met)
                return;
            Follow(edge.Target, null, met);
            foreach (var extra in edge.Extras)
                Follow(edge.Target, extra, met);
        }

        void Follow(LockPackage package, string? extra, SortedSet<string> condition)
        {
            if (!seen.TryGetValue((package, extra), out var known))
                seen.Add((package, extra), known = []);
            if (!Absorb(known, condition))
                return;
            if (extra is null)
                _conditions[package] = known;
            queue.Enqueue((package, extra, condition));
        }
    }

    // A condition that holds whenever a known one does adds nothing; those that the new one covers go.
    private static bool Absorb(List<SortedSet<string>> known, SortedSet<string> condition)
    {
        if (known.Exists(other => other.IsSubsetOf(condition)))
            return false;
        known.RemoveAll(condition.IsSubsetOf);
        known.Add(condition);
        return true;
    }

    // Null: never on the target.
    private SortedSet<string>? With(SortedSet<string> condition, LockEdge edge)
    {
        if (edge.Marker is not { } text)
            return condition;
        var marker = _algebra.Node(text) ?? throw LockFields.Invalid(edge.Span, $"'{text}' is not a marker");
        if (MarkerOperations.TestsExtra(marker))
            throw LockCodes.NotForPip.Error(edge.Span, edge.Target.Name, "it depends on conflicting extras or groups");
        if (_algebra.AreDisjoint(marker, _target))
            return null;
        return _algebra.AreDisjoint(_algebra.Not(marker), _target) ? condition : new SortedSet<string>(condition, StringComparer.Ordinal) { text };
    }

    private string Write(Dictionary<LockPackage, TomlTable> tables)
    {
        var text = new StringBuilder();
        foreach (var (package, conditions) in _conditions.Where(pair => !pair.Key.Source.IsLocalTree).OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Version?.ToString(), StringComparer.Ordinal))
        {
            text.Append(Requirement(package));
            if (!conditions.Exists(condition => condition.Count == 0))
                text.Append(" ; ").AppendJoin(" or ", conditions.Select(condition => string.Join(" and ", condition.Select(marker => $"({marker})"))).Order(StringComparer.Ordinal));
            foreach (var hash in Hashes(package, tables[package]))
                text.Append(" \\\n    --hash=").Append(hash);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Requirement(LockPackage package) => package.Source.Kind switch
    {
        LockSourceKind.Registry => $"{package.Name}=={package.Version}",
        LockSourceKind.Url when package.Source.Subdirectory is null => $"{package.Name} @ {package.Source.Text}",
        _ => throw LockCodes.NotForPip.Error(package.SourceSpan, package.Name, $"it comes from {package.Source}, which has no hash"),
    };

    // Of wheels alone: pip is told to build nothing.
    private static List<string> Hashes(LockPackage package, TomlTable table)
    {
        var wheels = table.Find("wheels")?.Value as TomlArray ?? throw LockCodes.NotForPip.Error(package.Span, package.Name, "it has no wheel");
        return [.. wheels.OfType<TomlTable>().Select(wheel => wheel.GetString("hash") ?? throw LockCodes.NotForPip.Error(wheel.Span, package.Name, "a wheel has no hash")).Distinct(StringComparer.Ordinal)];
    }
}
