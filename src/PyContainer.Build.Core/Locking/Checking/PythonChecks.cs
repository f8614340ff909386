using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Locking;

/// <summary><c>requires-python</c>, the environments, and whether the forks of the lock cover them.</summary>
internal sealed class PythonChecks(CheckContext check)
{
    private MarkerAlgebra Algebra => check.Algebra;

    public void Run()
    {
        var requires = RequiresPython();
        if (requires is null)
            return;
        CompareRequiresPython(requires);
        CompareEnvironments("environments", LockCodes.Environments, check.Lock.SupportedMarkers, requires);
        CompareEnvironments("required-environments", LockCodes.RequiredEnvironments, check.Lock.RequiredMarkers, null);
        CheckCoverage(requires);
    }

    /// <summary>What all members accept; where none says so, the Python of the image and later.</summary>
    private MarkerNode? RequiresPython()
    {
        var result = Algebra.True;
        Located<VersionSpecifiers>? last = null;
        foreach (var member in check.Workspace.Members)
        {
            if (member.Project.RequiresPython is not { } declared)
                continue;
            result = Algebra.And(result, PythonBounds.Releases(Algebra, declared.Value));
            last = declared;
        }

        if (ReferenceEquals(result, Algebra.False))
            throw LockCodes.ManifestError.Error(last!.Value.Span, "no version of Python is accepted by all members of the workspace");
        if (last is not null)
            return result;
        if (check.Settings.PythonVersion is { } python)
            return PythonBounds.Releases(Algebra, new([new(SpecifierOperator.GreaterThanEqual, Minor(python))]));
        check.Findings.Undecidable(UndecidableCodes.Environment.At(check.RootSpan, "no project says 'requires-python', and the Python of the image is not known"));
        return null;
    }

    private static PepVersion Minor(PepVersion python) => new(0, [.. python.Release.Take(2)], null, null, null, []);

    private void CompareRequiresPython(MarkerNode requires)
    {
        var bounds = PythonBounds.Of(Algebra, requires)!.Value;
        if (bounds != check.Bounds)
            ReportRequiresPython(bounds);
    }

    private void ReportRequiresPython(PythonBounds bounds)
    {
        var declared = check.Workspace.Members.Where(member => member.Project.RequiresPython is not null).ToList();
        var culprit = declared.Find(member => Differs(member, bounds)) ?? declared.FirstOrDefault();
        var value = culprit?.Project.RequiresPython;
        var text = declared.Count == 0 ? $">={check.Settings.PythonVersion}" : string.Join("' and '", declared.Select(member => member.Project.RequiresPython!.Value.ToString()).Distinct());
        check.Findings.Mismatch(LockCodes.RequiresPython, value?.Span ?? check.RootSpan, check.Lock.RequiresPython.Span, text, check.Lock.RequiresPython.ToString());
    }

    /// <summary>Whether a member is why the bounds are not those of the lock.</summary>
    private bool Differs(WorkspaceMember member, PythonBounds current)
    {
        var own = PythonBounds.Of(Algebra, PythonBounds.Releases(Algebra, member.Project.RequiresPython!.Value.Value))!.Value;
        return (current.Lower != check.Bounds.Lower && own.Lower == current.Lower) || (current.Upper != check.Bounds.Upper && own.Upper == current.Upper);
    }

    private void CompareEnvironments(string key, DiagnosticDescriptor code, IReadOnlyList<Located<string>> locked, MarkerNode? requires)
    {
        var entry = check.Workspace.Root.Uv.Table?.Find(key);
        if (entry is not null || locked.Count > 0)
            CompareEnvironments(entry, key, code, locked, requires);
    }

    private void CompareEnvironments(TomlEntry? entry, string key, DiagnosticDescriptor code, IReadOnlyList<Located<string>> locked, MarkerNode? requires)
    {
        var declared = Declared(entry, key);
        var nodes = declared.Select(text => Node(text)).ToList();
        Validate(declared, nodes, key, requires);
        var left = nodes.Select(Comparable);
        var right = locked.Select(marker => Comparable(Algebra.Node(marker.Value)!));
        if (left.SequenceEqual(right))
            return;
        SourceSpan? inLock = locked.Count > 0 ? locked[0].Span : null;
        var at = declared.FirstOrDefault(text => !locked.Any(other => Comparable(Algebra.Node(other.Value)!) == Comparable(Node(text))));
        check.Findings.Mismatch(code, at.Span.File is null ? entry?.KeySpan ?? inLock : at.Span, inLock, Text(declared), Text(locked));
    }

    private static string Text(IReadOnlyList<Located<string>> markers) =>
        markers.Count == 0 ? "not set" : string.Join(", ", markers.Select(marker => $"\"{marker}\""));

    private MarkerNode Comparable(MarkerNode node) => Algebra.Canonical(check.Sets.Simplify(node));

    private static IReadOnlyList<Located<string>> Declared(TomlEntry? entry, string key) => entry?.Value switch
    {
        null => [],
        TomlString text => [new(text.Value, text.Span)],
        TomlArray list => TomlFields.Texts(list, "tool.uv." + key),
        { } other => throw TomlFields.Invalid(other.Span, "tool.uv." + key, "must be a marker or a list of markers"),
    };

    private MarkerNode Node(Located<string> text) => Marker.TryParse(text.Value, out var marker, out var reason)
        ? Algebra.Node(marker)
        : throw PythonCodes.InvalidValue.Error(text.Span, text.Value, reason);

    private void Validate(IReadOnlyList<Located<string>> declared, List<MarkerNode> nodes, string key, MarkerNode? requires)
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            if (index > 0 && !Algebra.AreDisjoint(nodes[index - 1], nodes[index]))
                throw LockCodes.ManifestError.Error(declared[index].Span, $"two entries of '{key}' overlap");
            if (requires is not null && Algebra.AreDisjoint(nodes[index], requires))
                throw LockCodes.ManifestError.Error(declared[index].Span, $"an entry of '{key}' is outside 'requires-python'");
        }
    }

    /// <summary>The forks must cover what the lock claims to support, and meet what is required now. Damaged forks are the usual reason.</summary>
    private void CheckCoverage(MarkerNode requires)
    {
        var python = check.Bounds.Node(Algebra);
        var forks = Union(check.Lock.ResolutionMarkers, python);
        var supported = check.Lock.SupportedMarkers.Count == 0 ? python : Algebra.And(Union(check.Lock.SupportedMarkers, python), python);
        SourceSpan at = check.Lock.ResolutionMarkers.Count > 0 ? check.Lock.ResolutionMarkers[0].Span : check.Lock.RequiresPython.Span;
        if (!Algebra.AreDisjoint(Algebra.Not(forks), supported))
            check.Findings.Mismatch(LockCodes.Coverage, at, at, "all supported environments", "some environment has no fork");
        if (Algebra.AreDisjoint(forks, requires))
            check.Findings.Mismatch(LockCodes.Coverage, at, at, "the current 'requires-python'", "no fork has any of its versions");
    }

    private MarkerNode Union(IReadOnlyList<Located<string>> markers, MarkerNode python)
    {
        if (markers.Count == 0)
            return python;
        var result = Algebra.False;
        foreach (var marker in markers)
            result = Algebra.Or(result, Algebra.And(Algebra.WithoutExtras(Algebra.Node(marker.Value)!), python));
        return result;
    }
}
