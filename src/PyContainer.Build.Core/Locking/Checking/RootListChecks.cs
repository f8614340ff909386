using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Constraints, overrides, excludes and build constraints of the root against <c>[manifest]</c> of the lock.</summary>
internal sealed class RootListChecks(CheckContext check)
{
    private readonly RootListReader _lists = new(check);

    public void Run()
    {
        // Most workspaces have none of these lists.
        var manifest = check.Lock.Manifest;
        var constraints = _lists.Constraints();
        if (constraints.Count + manifest.Constraints.Count > 0)
            Constraints(constraints);
        var overrides = _lists.Overrides();
        if (overrides.Count + manifest.Overrides.Count > 0)
            Overrides(overrides);
        var excludes = _lists.Excludes();
        if (excludes.Count + manifest.Excludes.Count > 0)
            Excludes(excludes);
        BuildConstraints();
        if (manifest.Requirements is [var first, ..])
            check.Findings.Mismatch(LockCodes.RequirementRemoved, first.Span, first.Span, "the workspace", first.Name, "the workspace");
    }

    /// <summary>Since 0.12.19 an entry counts only if its package is locked, or is in the locked list.</summary>
    private bool Counts(string name, IEnumerable<string> lockedNames) =>
        !check.Rules.Has(UvRule.ForeignEntriesIgnored) || check.Lock.Find(name).Count > 0 || lockedNames.Contains(name, StringComparer.Ordinal);

    private void Constraints(IReadOnlyList<NormalRequirement> constraints)
    {
        var locked = check.LockForm.Of(check.Lock.Manifest.Constraints);
        var declared = constraints.Where(entry => Counts(entry.Name, locked.Select(other => other.Name)));
        var (added, removed) = check.Sets.Compare([.. Effective(declared)], [.. Effective(locked)]);
        if (added.Count + removed.Count > 0 && check.Rules.Has(UvRule.ForeignEntriesIgnored) && check.Uv.HasPreview("resolution-inputs"))
            check.Findings.Undecidable(UndecidableCodes.Preview.At(added.Count > 0 ? added[0].Span : check.RootSpan, "constraints may differ where they change nothing"));
        else
            RequirementReport.List(check, LockCodes.Constraints, added, removed);
    }

    /// <summary>Since 0.12.20 what constrains nothing is left out, and extras are.</summary>
    private IEnumerable<NormalRequirement> Effective(IEnumerable<NormalRequirement> entries)
    {
        if (!check.Rules.Has(UvRule.RequirementsMerged))
            return entries;
        return entries
            .Where(entry => (entry.Source.Kind != LockSourceKind.Registry || !entry.Specifiers.IsEmpty) && !check.Algebra.IsFalse(check.Sets.Simplify(entry.Marker)))
            .Select(entry => entry with { Extras = [] });
    }

    private void Overrides(IReadOnlyList<RootOverride> overrides)
    {
        Unscoped(overrides);
        Scoped(overrides);
    }

    private void Unscoped(IReadOnlyList<RootOverride> overrides)
    {
        var locked = check.LockForm.Of([.. check.Lock.Manifest.Overrides.Where(entry => entry.Package is null).SelectMany(entry => entry.Requirements)]);
        var declared = overrides.Where(entry => entry.Package is null).SelectMany(entry => entry.Requirements);
        var (added, removed) = check.Sets.Compare([.. declared.Where(entry => Counts(entry.Name, locked.Select(other => other.Name)))], locked);
        RequirementReport.List(check, LockCodes.Overrides, added, removed);
    }

    private void Scoped(IReadOnlyList<RootOverride> overrides)
    {
        var locked = check.Lock.Manifest.Overrides.Where(entry => entry.Package is not null)
            .Select(entry => new RootOverride(entry.Package, entry.Version, check.LockForm.Of(entry.Requirements), [], entry.Span)).ToList();
        var declared = overrides.Where(entry => entry.Package is not null && Counts(entry.Package, locked.Select(other => other.Package!))).ToList();
        var left = Merged(declared);
        var right = Merged(locked);
        foreach (var entry in left.Where(entry => !right.Exists(other => Same(entry, other))))
            check.Findings.Mismatch(LockCodes.Overrides, entry.Span, check.Lock.Manifest.Span, $"'{entry}'", "nothing equal");
        foreach (var entry in right.Where(entry => !left.Exists(other => Same(entry, other))))
            check.Findings.Mismatch(LockCodes.Overrides, entry.Span, entry.Span, "nothing equal", $"'{entry}'");
    }

    private List<RootOverride> Merged(List<RootOverride> entries) => entries.Count == 0 || !check.Rules.Has(UvRule.RequirementsMerged)
        ? entries
        : entries.GroupBy(entry => (entry.Package, entry.Version)).Select(group => group.First() with
        {
            Requirements = [.. group.SelectMany(entry => entry.Requirements)],
            Names = [.. group.SelectMany(entry => entry.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        }).ToList();

    private bool Same(RootOverride left, RootOverride right)
    {
        if (left.Package != right.Package || left.Version != right.Version || !left.Names.SequenceEqual(right.Names, StringComparer.Ordinal))
            return false;
        if (check.Rules.Has(UvRule.RequirementsMerged))
            return check.Sets.Compare(left.Requirements, right.Requirements) is { Added.Count: 0, Removed.Count: 0 };
        return Keys(left).SequenceEqual(Keys(right));
    }

    private IEnumerable<RequirementKey> Keys(RootOverride entry) =>
        entry.Requirements.Select(requirement => check.Sets.Key(requirement with { Marker = check.Sets.Simplify(requirement.Marker) }, byMeaning: false));

    private void Excludes(IReadOnlyList<RootOverride> declared)
    {
        var entries = check.Lock.Manifest.Excludes;
        var lockedNames = entries.Where(entry => entry.Package is null).SelectMany(entry => entry.Names).ToList();
        foreach (var entry in declared.Where(entry => entry.Package is null && Counts(entry.Names[0], lockedNames) && !lockedNames.Contains(entry.Names[0])))
            check.Findings.Mismatch(LockCodes.Excludes, entry.Span, check.Lock.Manifest.Span, $"'{entry.Names[0]}'", "nothing");
        foreach (var entry in entries.Where(entry => entry.Package is null && !declared.Any(other => other.Package is null && other.Names[0] == entry.Names[0])))
            check.Findings.Mismatch(LockCodes.Excludes, entry.Span, entry.Span, "nothing", $"'{entry.Names[0]}'");
        ScopedExcludes(declared, entries);
    }

    private void ScopedExcludes(IReadOnlyList<RootOverride> declared, IReadOnlyList<ScopedEntry> entries)
    {
        var locked = entries.Where(entry => entry.Package is not null).Select(entry => new RootOverride(entry.Package, entry.Version, [], entry.Names, entry.Span)).ToList();
        var left = Merged([.. declared.Where(entry => entry.Package is not null && Counts(entry.Package, locked.Select(other => other.Package!)))]);
        var right = Merged(locked);
        foreach (var entry in left.Where(entry => !right.Exists(other => Same(entry, other))))
            check.Findings.Mismatch(LockCodes.Excludes, entry.Span, check.Lock.Manifest.Span, $"'{entry}'", "nothing equal");
        foreach (var entry in right.Where(entry => !left.Exists(other => Same(entry, other))))
            check.Findings.Mismatch(LockCodes.Excludes, entry.Span, entry.Span, "nothing equal", $"'{entry}'");
    }

    private void BuildConstraints()
    {
        var (added, removed) = check.Sets.Compare(_lists.BuildConstraints(), check.LockForm.Of(check.Lock.Manifest.BuildConstraints), merge: false);
        if (added.Count + removed.Count > 0)
            RequirementReport.List(check, LockCodes.BuildConstraints, added, removed);
    }
}
