using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Dependency groups of a root that is no project, default groups, and <c>requires-python</c> of groups.</summary>
internal sealed class GroupChecks(CheckContext check)
{
    /// <summary>Revision from which default groups are written.</summary>
    private const int DefaultGroupsRevision = 5;

    public void Run()
    {
        // Every member is looked at, also one whose groups nobody compares: uv refuses a malformed one.
        foreach (var member in check.Workspace.Members)
            Validate(member.Manifest, ResolvedGroups.Of(member.Manifest));
        if (check.Workspace.IsNonProject)
            Root();
        if (check.Rules.Has(UvRule.DefaultGroupsLocked) && check.Lock.Revision >= DefaultGroupsRevision)
        {
            foreach (var member in check.Workspace.Members)
                Member(member);
        }
    }

    private void Root()
    {
        var manifest = check.Workspace.Root;
        Validate(manifest, ResolvedGroups.Of(manifest));
        var declared = check.Trees.Groups(manifest, LoweringScope.OfRoot(check.Workspace));
        var locked = MetadataComparison.Groups(check, check.Lock.Manifest.Groups);
        GroupComparison.Run(check, "the workspace", declared, locked, ignoreEmpty: true, check.Lock.Manifest.Span);
        if (!check.Rules.Has(UvRule.DefaultGroupsLocked))
            return;
        GroupPython(manifest, "the workspace", check.Lock.Manifest.GroupRequiresPython, check.Lock.Manifest.Span);
        if (check.Lock.Revision >= DefaultGroupsRevision)
            Defaults(manifest, "the workspace", check.Lock.Manifest.DefaultGroups, check.Lock.Manifest.Span);
    }

    private void Member(WorkspaceMember member)
    {
        if (check.Lock.Find(member.Name) is not [var package])
            return;
        Defaults(member.Manifest, member.Name, package.DefaultGroups, package.Span);
        GroupPython(member.Manifest, member.Name, package.GroupRequiresPython, package.Span);
    }

    /// <summary>Since 0.12.22 a default group must exist.</summary>
    private void Validate(PyProject manifest, IReadOnlyList<ResolvedGroup> groups)
    {
        if (!check.Rules.Has(UvRule.DefaultGroupsLocked) || manifest.Uv.DefaultGroups is not { } defaults)
            return;
        foreach (var name in defaults.Names)
        {
            if (!groups.Any(group => group.Name == name.Value))
                throw LockCodes.ManifestError.Error(name.Span, $"the default group '{name}' is not declared");
        }
    }

    private void Defaults(PyProject manifest, string owner, UvDefaultGroups? locked, SourceSpan at)
    {
        var declared = manifest.Uv.DefaultGroups;
        if (Text(declared) != Text(locked))
            check.Findings.Mismatch(LockCodes.DefaultGroups, declared?.Span ?? manifest.Project?.Span ?? check.RootSpan, locked?.Span ?? at, Text(declared), Text(locked), owner);
    }

    private static string Text(UvDefaultGroups? groups) => groups switch
    {
        null => "dev",
        { All: true } => "all of them",
        _ => string.Join(", ", groups.Names.Select(name => name.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "none",
    };

    private void GroupPython(PyProject manifest, string owner, IReadOnlyDictionary<string, Located<VersionSpecifiers>> locked, SourceSpan at)
    {
        if (manifest.Uv.GroupRequiresPython.Count == 0 && locked.Count == 0)
            return;
        var declared = ResolvedGroups.Of(manifest).Where(group => group.RequiresPython.Count > 0).ToDictionary(
            group => group.Name, group => new VersionSpecifiers(group.RequiresPython.SelectMany(list => list.Clauses)), StringComparer.Ordinal);
        foreach (var name in SortedTexts.Union(declared.Keys, locked.Keys))
        {
            var left = declared.GetValueOrDefault(name);
            var right = locked.TryGetValue(name, out var known) ? known.Value : null;
            if (Equals(left, right))
                continue;
            var setting = manifest.Uv.GroupRequiresPython.TryGetValue(name, out var own) ? own.Span : manifest.Project?.Span ?? check.RootSpan;
            check.Findings.Mismatch(LockCodes.GroupRequiresPython, setting, right is null ? at : known.Span, $"'{name}: {left?.ToString() ?? "any"}'", $"'{name}: {right?.ToString() ?? "any"}'", owner);
        }
    }
}
