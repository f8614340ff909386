using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>How requirements are compared: the algebra of markers, the bounds of the lock's <c>requires-python</c>, and the rules of one uv.</summary>
internal sealed class RequirementSets(MarkerAlgebra algebra, PythonBounds bounds, UvRules rules)
{
    private readonly Dictionary<int, MarkerNode> _simplified = [];

    public MarkerNode Simplify(MarkerNode node) => algebra.Simplify(node, bounds, _simplified);

    /// <summary>What is declared but not locked, and what is locked but not declared. Both empty when the sets are equal.</summary>
    public (IReadOnlyList<NormalRequirement> Added, IReadOnlyList<NormalRequirement> Removed) Compare(
        IEnumerable<NormalRequirement> declared, IEnumerable<NormalRequirement> locked, bool merge = true)
    {
        var merges = merge && rules.Has(UvRule.RequirementsMerged);
        var all = declared.ToList();
        var uncertain = all.Where(requirement => requirement.IsUncertain).Select(requirement => requirement.Name).ToHashSet(StringComparer.Ordinal);
        var left = Keyed(all.Where(requirement => !uncertain.Contains(requirement.Name)), merges);
        var right = Keyed(locked.Where(requirement => !uncertain.Contains(requirement.Name)), merges);
        return (Without(left, right), Without(right, left));
    }

    /// <summary>A requirement as a key: equal keys, equal requirements.</summary>
    public RequirementKey Key(NormalRequirement requirement, bool byMeaning) =>
        new(requirement, algebra.Canonical(requirement.Marker).Id, byMeaning);

    private Dictionary<RequirementKey, NormalRequirement> Keyed(IEnumerable<NormalRequirement> requirements, bool merges)
    {
        var simplified = requirements.Select(requirement => requirement with { Marker = Simplify(requirement.Marker) });
        var result = new Dictionary<RequirementKey, NormalRequirement>();
        foreach (var requirement in merges ? new RequirementMerger(algebra).Merge(simplified) : simplified)
            result.TryAdd(Key(requirement, merges), requirement);
        return result;
    }

    private static List<NormalRequirement> Without(Dictionary<RequirementKey, NormalRequirement> from, Dictionary<RequirementKey, NormalRequirement> what) =>
        from.Where(pair => !what.ContainsKey(pair.Key)).Select(pair => pair.Value).ToList();
}

/// <summary>A requirement with the equality of uv: by text before 0.12.20, by the versions it accepts since.</summary>
internal sealed class RequirementKey(NormalRequirement requirement, int marker, bool byMeaning) : IEquatable<RequirementKey>
{
    private readonly NormalRequirement _requirement = requirement;
    private readonly int _marker = marker;

    private bool NamesPreRelease => _requirement.Specifiers.Clauses.Any(clause => !clause.IsExclusion && clause.Version.IsPreRelease);

    public bool Equals(RequirementKey? other) =>
        other is not null && _marker == other._marker && _requirement.Name == other._requirement.Name
        && _requirement.Extras.SequenceEqual(other._requirement.Extras, StringComparer.Ordinal)
        && _requirement.Hashes.SequenceEqual(other._requirement.Hashes, StringComparer.Ordinal)
        && _requirement.Source == other._requirement.Source
        && (byMeaning ? AcceptsTheSame(other) : _requirement.Specifiers.Equals(other._requirement.Specifiers));

    public override bool Equals(object? obj) => Equals(obj as RequirementKey);

    public override int GetHashCode() => HashCode.Combine(_requirement.Name, _marker, _requirement.Source.Kind);

    private bool AcceptsTheSame(RequirementKey other) =>
        _requirement.Specifiers.Ranges.Equals(other._requirement.Specifiers.Ranges)
        && NamesPreRelease == other.NamesPreRelease
        && _requirement.Pin is null == other._requirement.Pin is null;
}
