using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>Compares dependency groups name by name, each as a set.</summary>
internal static class GroupComparison
{
    /// <returns>Whether they are equal.</returns>
    public static bool Run(
        CheckContext check, string owner, IReadOnlyDictionary<string, TreeGroup> declared, IReadOnlyDictionary<string, TreeGroup> locked,
        bool ignoreEmpty, SourceSpan lockSpan, bool report = true)
    {
        if (declared.Count == 0 && locked.Count == 0)
            return true;
        var equal = true;
        foreach (var name in SortedTexts.Union(declared.Keys, locked.Keys))
        {
            var left = Find(declared, name, ignoreEmpty);
            var right = Find(locked, name, ignoreEmpty);
            if (left is null && right is null)
                continue;
            if (left is null || right is null)
            {
                equal = false;
                if (report)
                    Missing(check, name, left, right, lockSpan);
            }
            else if (check.Sets.Compare(left.Requirements, right.Requirements) is var (added, removed) && added.Count + removed.Count > 0)
            {
                equal = false;
                if (report)
                    RequirementReport.Package(check, $"{owner} (group '{name}')", added, removed);
            }
        }

        return equal;
    }

    private static TreeGroup? Find(IReadOnlyDictionary<string, TreeGroup> groups, string name, bool ignoreEmpty) =>
        groups.TryGetValue(name, out var group) && (!ignoreEmpty || group.Requirements.Count > 0) ? group : null;

    private static void Missing(CheckContext check, string name, TreeGroup? declared, TreeGroup? locked, SourceSpan lockSpan)
    {
        if (declared is not null)
            check.Findings.Mismatch(LockCodes.Groups, declared.Span, lockSpan, "declared", "missing", name);
        else
            check.Findings.Mismatch(LockCodes.Groups, locked!.Span, locked.Span, "not declared", "present", name);
    }
}
