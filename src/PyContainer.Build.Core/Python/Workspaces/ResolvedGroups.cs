using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>A requirement of a group with the <c>requires-python</c> of the groups through which it came, the innermost first.</summary>
/// <param name="Dependency">The requirement, as written.</param>
/// <param name="Requirement">The requirement, read.</param>
/// <param name="Conditions">For which versions of Python it is meant; all must hold.</param>
public sealed record GroupRequirement(Dependency Dependency, Requirement Requirement, IReadOnlyList<VersionSpecifiers> Conditions);

/// <summary>One group with everything it includes.</summary>
/// <param name="Name">The normalised name.</param>
/// <param name="Span">Where the name stands.</param>
/// <param name="Requirements">Its requirements, included ones in place.</param>
/// <param name="RequiresPython">Its own <c>requires-python</c> and those of the groups it includes.</param>
public sealed record ResolvedGroup(
    string Name, SourceSpan Span, IReadOnlyList<GroupRequirement> Requirements, IReadOnlyList<VersionSpecifiers> RequiresPython);

/// <summary>Resolves the includes of dependency groups (PEP 735), with uv's additions.</summary>
public sealed class ResolvedGroups
{
    /// <summary>Deeper includes have no use and would exhaust the stack.</summary>
    private const int MaximumDepth = 256;

    private readonly PyProject _manifest;
    private readonly Dictionary<string, DependencyGroup> _declared;
    private readonly Dictionary<string, ResolvedGroup> _resolved = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    private ResolvedGroups(PyProject manifest)
    {
        _manifest = manifest;
        _declared = new(manifest.DependencyGroups.Count, StringComparer.Ordinal);
        foreach (var group in manifest.DependencyGroups)
            _declared.Add(group.Name, group);
    }

    /// <summary>All groups of a manifest. <c>tool.uv.dev-dependencies</c> joins <c>dev</c> and cannot be included.</summary>
    /// <exception cref="DiagnosticException">PYC1009 for a cycle, an unknown group or an unknown object; PYC1007 for a requirement.</exception>
    public static IReadOnlyList<ResolvedGroup> Of(PyProject manifest)
    {
        if (manifest.DependencyGroups.Count == 0 && manifest.Uv.DevDependencies is null && manifest.Uv.GroupRequiresPython.Count == 0)
            return [];
        var groups = new ResolvedGroups(manifest);
        var result = new List<ResolvedGroup>(manifest.DependencyGroups.Count);
        foreach (var group in manifest.DependencyGroups)
            result.Add(groups.Resolve(group.Name, group.Span));
        if (manifest.Uv.DevDependencies is { } development)
            groups.AddDevelopment(result, development);
        foreach (var (name, setting) in manifest.Uv.GroupRequiresPython)
        {
            if (!result.Exists(group => group.Name == name))
                throw PythonCodes.InvalidGroup.Error(setting.Span, name, "'tool.uv.dependency-groups' has a setting for it, but it is not declared");
        }

        return result;
    }

    private ResolvedGroup Resolve(string name, SourceSpan at)
    {
        if (_resolved.TryGetValue(name, out var known))
            return known;
        if (_open.Count > MaximumDepth)
            throw PythonCodes.InvalidGroup.Error(at, name, $"includes are nested deeper than {MaximumDepth}");
        if (_open.Contains(name))
            throw PythonCodes.InvalidGroup.Error(at, name, $"it includes itself: {string.Join(" -> ", _open)} -> {name}");
        if (!_declared.TryGetValue(name, out var group))
            throw PythonCodes.InvalidGroup.Error(at, name, "it is included, but not declared");
        _open.Add(name);
        var requirements = new List<GroupRequirement>();
        var python = new List<VersionSpecifiers>();
        foreach (var item in group.Items)
            Add(item, name, requirements, python);
        _open.RemoveAt(_open.Count - 1);
        var resolved = WithOwnCondition(group, requirements, python);
        _resolved.Add(name, resolved);
        return resolved;
    }

    private void Add(DependencyGroupItem item, string group, List<GroupRequirement> requirements, List<VersionSpecifiers> python)
    {
        if (item.Requirement is { } dependency)
        {
            requirements.Add(new(dependency, dependency.ParseStrict(), []));
            return;
        }

        var name = item.IncludeGroup ?? throw PythonCodes.InvalidGroup.Error(item.Span, group, "an item is neither a requirement nor { include-group = \"name\" }");
        var included = Resolve(name, item.Span);
        requirements.AddRange(included.Requirements);
        python.AddRange(included.RequiresPython);
    }

    private ResolvedGroup WithOwnCondition(DependencyGroup group, List<GroupRequirement> requirements, List<VersionSpecifiers> python)
    {
        if (OwnCondition(group.Name) is not { } own)
            return new(group.Name, group.Span, requirements, python);
        return new(
            group.Name,
            group.Span,
            [.. requirements.Select(requirement => requirement with { Conditions = [.. requirement.Conditions, own] })],
            [own, .. python]);
    }

    private VersionSpecifiers? OwnCondition(string group) =>
        _manifest.Uv.GroupRequiresPython.Count > 0 ? _manifest.Uv.GroupRequiresPython.GetValueOrDefault(group).Value : null;

    private void AddDevelopment(List<ResolvedGroup> groups, IReadOnlyList<Dependency> development)
    {
        var conditions = OwnCondition("dev") is { } own ? new[] { own } : [];
        var added = development.Select(entry => new GroupRequirement(entry, entry.ParseStrict(), conditions));
        var index = groups.FindIndex(group => group.Name == "dev");
        if (index < 0)
            groups.Add(new("dev", development.Count > 0 ? development[0].Span : _manifest.Uv.Table!.Find("dev-dependencies")!.KeySpan, [.. added], conditions));
        else
            groups[index] = groups[index] with { Requirements = [.. groups[index].Requirements, .. added] };
    }
}
