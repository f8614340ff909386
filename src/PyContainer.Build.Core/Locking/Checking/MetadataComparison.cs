using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>Extras, requirements and groups of a local package against <c>[package.metadata]</c>.</summary>
internal sealed class MetadataComparison(CheckContext check)
{
    public void Report(LockPackage package, TreeMetadata tree)
    {
        var metadata = package.Metadata ?? LockMetadata.None(package.Span);
        ReportExtras(metadata, tree);
        var (added, removed) = check.Sets.Compare(tree.Requirements, metadata.RequiresDist.Select(check.LockForm.Of));
        RequirementReport.Package(check, package.Name, added, removed);
        GroupComparison.Run(check, package.Name, tree.Groups, Groups(metadata), check.Lock.Revision == 0, metadata.Span);
    }

    /// <summary>Whether all is equal; the requirements may also be those with references to the package itself resolved.</summary>
    public bool IsEqual(LockPackage package, TreeMetadata tree)
    {
        var metadata = package.Metadata ?? LockMetadata.None(package.Span);
        var locked = metadata.RequiresDist.Select(check.LockForm.Of).ToList();
        return ExtrasDiffer(metadata, tree).Added.Count == 0 && ExtrasDiffer(metadata, tree).Removed.Count == 0
            && GroupComparison.Run(check, package.Name, tree.Groups, Groups(metadata), check.Lock.Revision == 0, metadata.Span, report: false)
            && (Same(tree.Requirements, locked) || Same(SelfReferences.Resolve(check, package.Name, tree.Requirements), locked));
    }

    private bool Same(IEnumerable<NormalRequirement> declared, IEnumerable<NormalRequirement> locked) =>
        check.Sets.Compare(declared, locked) is { Added.Count: 0, Removed.Count: 0 };

    private Dictionary<string, TreeGroup> Groups(LockMetadata metadata) => metadata.RequiresDev.ToDictionary(
        pair => pair.Key, pair => new TreeGroup(pair.Value.Span, [.. pair.Value.Value.Select(check.LockForm.Of)]), StringComparer.Ordinal);

    private void ReportExtras(LockMetadata metadata, TreeMetadata tree)
    {
        var (added, removed) = ExtrasDiffer(metadata, tree);
        foreach (var name in added)
            check.Findings.Mismatch(LockCodes.Extras, tree.Extras[name], metadata.Span, "declared", "missing", name);
        foreach (var extra in removed)
            check.Findings.Mismatch(LockCodes.Extras, extra.Span, extra.Span, "not declared", "present", extra.Value);
    }

    /// <summary>Locks of revision 0 did not record extras.</summary>
    private (IReadOnlyList<string> Added, IReadOnlyList<Python.Located<string>> Removed) ExtrasDiffer(LockMetadata metadata, TreeMetadata tree)
    {
        if (check.Lock.Revision == 0)
            return ([], []);
        var locked = metadata.ProvidesExtras.Select(extra => extra.Value).ToHashSet(StringComparer.Ordinal);
        return ([.. tree.Extras.Keys.Where(name => !locked.Contains(name))], [.. metadata.ProvidesExtras.Where(extra => !tree.Extras.ContainsKey(extra.Value))]);
    }
}
