using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Conflict sets that follow from declared ones: a group that includes a conflicting group conflicts as well.</summary>
internal static class ConflictExpansion
{
    public static List<ConflictSet> Of(List<ConflictSet> declared, PyProject root)
    {
        var derived = new List<ConflictSet>();
        if (root.Project is not { } project || root.DependencyGroups.Count == 0)
            return derived;
        var canonical = declared.SelectMany(set => set.Items).Where(item => item.Group is not null).Distinct().ToList();
        foreach (var item in canonical)
        {
            foreach (var set in declared.Concat(derived).Where(set => set.Items.Contains(item)).ToList())
            {
                foreach (var group in Including(root, item.Group!))
                    Add(derived, declared, set, item, new(project.Name.Normalized, null, group));
            }
        }

        return derived;
    }

    private static void Add(List<ConflictSet> derived, List<ConflictSet> declared, ConflictSet set, ConflictItem item, ConflictItem substitute)
    {
        var replaced = new ConflictSet([.. set.Items.Where(other => other != item), substitute], set.Span);
        if (replaced.Items.Count == set.Items.Count && !declared.Concat(derived).Any(known => known.Is(replaced.Items)))
            derived.Add(replaced);
    }

    /// <summary>The groups that include a group, directly or not.</summary>
    private static HashSet<string> Including(PyProject root, string group)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([group]);
        while (queue.TryDequeue(out var included))
        {
            foreach (var candidate in root.DependencyGroups)
            {
                if (candidate.Items.Any(item => item.IncludeGroup == included) && found.Add(candidate.Name))
                    queue.Enqueue(candidate.Name);
            }
        }

        return found;
    }
}
