using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>How requirements are compared: the algebra of markers, the bounds of the lock's <c>requires-python</c>, and the rules of one uv.</summary>
internal sealed class RequirementSets(MarkerAlgebra algebra, PythonBounds bounds, UvRules rules)
{
    private readonly Dictionary<int, MarkerNode> _simplified = [];

    public MarkerNode Simplify(MarkerNode node) => algebra.Simplify(node, bounds, _simplified);

    /// <summary>What is declared but not locked, and what is locked but not declared. Both empty when the sets are equal.</summary>
    public (IReadOnlyList<NormalRequirement> Added, IReadOnlyList<NormalRequirement> Removed) Compare(
        IReadOnlyList<NormalRequirement> declared, IReadOnlyList<NormalRequirement> locked, bool merge = true)
    {
        if (declared.Count == 0 && locked.Count == 0)
            return ([], []);
        var merges = merge && rules.Has(UvRule.RequirementsMerged);
        var uncertain = Uncertain(declared);
        var left = Keyed(declared, uncertain, merges);
        var right = Keyed(locked, uncertain, merges);
        return (Without(left, right), Without(right, left));
    }

    /// <summary>A requirement as a key: equal keys, equal requirements.</summary>
    public RequirementKey Key(NormalRequirement requirement, bool byMeaning) =>
        new(requirement, algebra.Canonical(requirement.Marker).Id, byMeaning);

    /// <summary>The names of requirements that cannot be compared, or null.</summary>
    private static HashSet<string>? Uncertain(IReadOnlyList<NormalRequirement> requirements)
    {
        HashSet<string>? names = null;
        for (var index = 0; index < requirements.Count; index++)
        {
            if (requirements[index].IsUncertain)
                (names ??= new(StringComparer.Ordinal)).Add(requirements[index].Name);
        }

        return names;
    }

    private HashSet<RequirementKey> Keyed(IReadOnlyList<NormalRequirement> requirements, HashSet<string>? leftOut, bool merges)
    {
        var simplified = new List<NormalRequirement>(requirements.Count);
        for (var index = 0; index < requirements.Count; index++)
        {
            var requirement = requirements[index];
            if (leftOut is not null && leftOut.Contains(requirement.Name))
                continue;
            var marker = Simplify(requirement.Marker);
            simplified.Add(ReferenceEquals(marker, requirement.Marker) ? requirement : requirement with { Marker = marker });
        }

        var merged = merges ? new RequirementMerger(algebra).Merge(simplified) : simplified;
        var keys = new HashSet<RequirementKey>(merged.Count);
        foreach (var requirement in merged)
            keys.Add(Key(requirement, merges));
        return keys;
    }

    private static List<NormalRequirement> Without(HashSet<RequirementKey> from, HashSet<RequirementKey> what)
    {
        var rest = new List<NormalRequirement>();
        foreach (var key in from)
        {
            if (!what.Contains(key))
                rest.Add(key.Requirement);
        }

        return rest;
    }
}

/// <summary>A requirement with the equality of uv: by text before 0.12.20, by the versions it accepts since.</summary>
internal sealed class RequirementKey(NormalRequirement requirement, int marker, bool byMeaning) : IEquatable<RequirementKey>
{
    private readonly int _marker = marker;

    public NormalRequirement Requirement { get; } = requirement;

    public bool Equals(RequirementKey? other) =>
        other is not null && _marker == other._marker && Requirement.Name == other.Requirement.Name
        && SortedTexts.AreEqual(Requirement.Extras, other.Requirement.Extras)
        && SortedTexts.AreEqual(Requirement.Hashes, other.Requirement.Hashes)
        && Requirement.Source == other.Requirement.Source
        && (Requirement.Specifiers.Equals(other.Requirement.Specifiers) || (byMeaning && AcceptsTheSame(other.Requirement)));

    public override bool Equals(object? obj) => Equals(obj as RequirementKey);

    // The name is nearly enough: a package is seldom named twice in one list.
    public override int GetHashCode() => string.GetHashCode(Requirement.Name, StringComparison.Ordinal) ^ _marker;

    private bool AcceptsTheSame(NormalRequirement other) =>
        Requirement.Specifiers.Ranges.Equals(other.Specifiers.Ranges)
        && NamesPreRelease(Requirement.Specifiers) == NamesPreRelease(other.Specifiers)
        && Requirement.Pin is null == other.Pin is null;

    private static bool NamesPreRelease(VersionSpecifiers specifiers) =>
        specifiers.Clauses.Any(clause => !clause.IsExclusion && clause.Version.IsPreRelease);
}
