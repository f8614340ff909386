using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Supplied metadata against the lock: as a set, but requirements and extras in order, and markers as written.</summary>
internal static class DependencyMetadataCheck
{
    public static void Run(CheckContext check)
    {
        var locked = check.Lock.Manifest.DependencyMetadata;
        if (locked.Count + check.Uv.DependencyMetadata.Count > 0)
            Compare(check, locked);
    }

    private static void Compare(CheckContext check, IReadOnlyList<DependencyMetadata> locked)
    {
        var declared = check.Uv.DependencyMetadata.Where(entry =>
            !check.Rules.Has(UvRule.ForeignEntriesIgnored) || check.Lock.Find(entry.Name).Count > 0 || locked.Any(other => other.Name == entry.Name)).ToList();
        foreach (var entry in declared.Where(entry => !locked.Any(other => Same(check, entry, other))))
        {
            var counterpart = locked.FirstOrDefault(other => other.Name == entry.Name);
            check.Findings.Mismatch(LockCodes.DependencyMetadata, entry.Span, counterpart?.Span, Text(entry), counterpart is null ? "nothing" : Text(counterpart));
        }

        foreach (var entry in locked.Where(entry => !declared.Exists(other => Same(check, other, entry)) && !declared.Exists(other => other.Name == entry.Name)))
            check.Findings.Mismatch(LockCodes.DependencyMetadata, entry.Span, entry.Span, "nothing", Text(entry));
    }

    private static string Text(DependencyMetadata entry) => $"'{entry.Name} {entry.Version}' requiring [{string.Join(", ", entry.RequiresDist)}]";

    private static bool Same(CheckContext check, DependencyMetadata left, DependencyMetadata right) =>
        left.Name == right.Name && left.Version == right.Version
        && Equals(left.RequiresPython, right.RequiresPython)
        && left.ProvidesExtras.SequenceEqual(right.ProvidesExtras, StringComparer.Ordinal)
        && Keys(check, left).SequenceEqual(Keys(check, right));

    private static IEnumerable<RequirementKey> Keys(CheckContext check, DependencyMetadata entry) =>
        entry.RequiresDist.Select(requirement => check.Sets.Key(Plain(check, requirement, entry), byMeaning: false));

    internal static NormalRequirement Plain(CheckContext check, Requirement requirement, DependencyMetadata entry) =>
        check.Lowering.LowerWithoutSources(new(requirement.ToString(), entry.Span), requirement, check.Algebra.Node(requirement.Marker));
}
