using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Extras, requirements and groups of a local package against <c>[package.metadata]</c>.</summary>
internal sealed class MetadataComparison(CheckContext check)
{
    public void Report(LockPackage package, TreeMetadata tree)
    {
        var metadata = package.Metadata ?? LockMetadata.None(package.Span);
        CompareExtras(metadata, tree, report: true);
        var (added, removed) = check.Sets.Compare(tree.Requirements, check.LockForm.Of(metadata.RequiresDist));
        if (added.Count + removed.Count > 0)
            RequirementReport.Package(check, package.Name, added, removed);
        GroupComparison.Run(check, package.Name, tree.Groups, Groups(check, metadata.RequiresDev), check.Lock.Revision == 0, metadata.Span);
    }

    /// <summary>Whether all is equal; the requirements may also be those with references to the package itself resolved.</summary>
    public bool IsEqual(LockPackage package, TreeMetadata tree)
    {
        var metadata = package.Metadata ?? LockMetadata.None(package.Span);
        if (!CompareExtras(metadata, tree, report: false)
            || !GroupComparison.Run(check, package.Name, tree.Groups, Groups(check, metadata.RequiresDev), check.Lock.Revision == 0, metadata.Span, report: false))
            return false;
        var locked = check.LockForm.Of(metadata.RequiresDist);
        if (Same(tree.Requirements, locked))
            return true;
        var resolved = SelfReferences.Resolve(check, package.Name, tree.Requirements);
        return !ReferenceEquals(resolved, tree.Requirements) && Same(resolved, locked);
    }

    private bool Same(IReadOnlyList<NormalRequirement> declared, IReadOnlyList<NormalRequirement> locked) =>
        check.Sets.Compare(declared, locked) is { Added.Count: 0, Removed.Count: 0 };

    /// <summary>Groups of a lock in normal form.</summary>
    public static Dictionary<string, TreeGroup> Groups(CheckContext check, IReadOnlyDictionary<string, Located<IReadOnlyList<LockedRequirement>>> locked)
    {
        if (locked.Count == 0)
            return TreeMetadata.NoGroups;
        var groups = new Dictionary<string, TreeGroup>(locked.Count, StringComparer.Ordinal);
        foreach (var (name, group) in locked)
            groups.Add(name, new(group.Span, check.LockForm.Of(group.Value)));
        return groups;
    }

    /// <summary>Whether the extras are equal. Locks of revision 0 did not record them.</summary>
    private bool CompareExtras(LockMetadata metadata, TreeMetadata tree, bool report)
    {
        if (check.Lock.Revision == 0)
            return true;
        var equal = true;
        foreach (var extra in tree.Extras)
        {
            if (Contains(metadata.ProvidesExtras, extra.Name))
                continue;
            equal = false;
            if (report)
                check.Findings.Mismatch(LockCodes.Extras, extra.Span, metadata.Span, "declared", "missing", extra.Name);
        }

        foreach (var locked in metadata.ProvidesExtras)
        {
            if (Contains(tree.Extras, locked.Value))
                continue;
            equal = false;
            if (report)
                check.Findings.Mismatch(LockCodes.Extras, locked.Span, locked.Span, "not declared", "present", locked.Value);
        }

        return equal;
    }

    private static bool Contains(IReadOnlyList<Located<string>> extras, string name)
    {
        for (var index = 0; index < extras.Count; index++)
        {
            if (extras[index].Value == name)
                return true;
        }

        return false;
    }

    private static bool Contains(IReadOnlyList<Extra> extras, string name)
    {
        for (var index = 0; index < extras.Count; index++)
        {
            if (extras[index].Name == name)
                return true;
        }

        return false;
    }
}
