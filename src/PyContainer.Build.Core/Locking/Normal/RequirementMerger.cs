using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>
/// Unites requirements of one package, as uv does since 0.12.20: cut into disjoint regions of the marker, extras and specifiers
/// united where entries overlap, equal regions joined. A requirement of one version unites only with its equals.
/// </summary>
internal sealed class RequirementMerger(MarkerAlgebra algebra)
{
    // Up to here looking at each pair is faster than hashing.
    private const int SmallSize = 16;

    public List<NormalRequirement> Merge(List<NormalRequirement> requirements)
    {
        for (var index = 0; index < requirements.Count; index++)
        {
            var extras = SortedTexts.Distinct(requirements[index].Extras);
            if (!ReferenceEquals(extras, requirements[index].Extras))
                requirements[index] = requirements[index] with { Extras = extras };
        }

        // Only requirements of one package unite.
        return NamesDiffer(requirements) ? requirements : Unite(requirements);
    }

    private static bool NamesDiffer(List<NormalRequirement> requirements)
    {
        if (requirements.Count > SmallSize)
            return requirements.DistinctBy(requirement => requirement.Name, StringComparer.Ordinal).Count() == requirements.Count;
        for (var index = 1; index < requirements.Count; index++)
        {
            for (var before = 0; before < index; before++)
            {
                if (requirements[before].Name == requirements[index].Name)
                    return false;
            }
        }

        return true;
    }

    private List<NormalRequirement> Unite(List<NormalRequirement> requirements)
    {
        var groups = new List<List<NormalRequirement>>(requirements.Count);
        foreach (var requirement in requirements)
        {
            var at = 0;
            while (at < groups.Count && !Belong(groups[at][0], requirement))
                at++;
            if (at == groups.Count)
                groups.Add(new(1));
            groups[at].Add(requirement);
        }

        var result = new List<NormalRequirement>(requirements.Count);
        foreach (var group in groups)
            result.AddRange(group.Count == 1 ? group : Join(Cut(group)));
        return result;
    }

    private bool Belong(NormalRequirement left, NormalRequirement right) =>
        left.Name == right.Name && left.Source == right.Source && Equals(left.Pin, right.Pin)
        && ((!MarkerOperations.TestsExtra(left.Marker) && !MarkerOperations.TestsExtra(right.Marker)) || algebra.AreEqual(left.Marker, right.Marker));

    private List<NormalRequirement> Cut(List<NormalRequirement> group)
    {
        var regions = new List<NormalRequirement>();
        foreach (var entry in group)
        {
            var rest = entry.Marker;
            var next = new List<NormalRequirement>();
            foreach (var region in regions)
            {
                var overlap = algebra.And(region.Marker, entry.Marker);
                if (algebra.IsFalse(overlap))
                {
                    next.Add(region);
                    continue;
                }

                next.Add(Unite(region, entry, overlap));
                var remaining = algebra.And(region.Marker, algebra.Not(entry.Marker));
                if (!algebra.IsFalse(remaining))
                    next.Add(region with { Marker = remaining });
                rest = algebra.And(rest, algebra.Not(region.Marker));
            }

            // An entry that never holds overlaps with nothing and stays, for uv compares it all the same.
            if (!algebra.IsFalse(rest) || algebra.IsFalse(entry.Marker))
                next.Add(entry with { Marker = rest });
            regions = next;
        }

        return regions;
    }

    private static NormalRequirement Unite(NormalRequirement left, NormalRequirement right, MarkerNode marker) => left with
    {
        Marker = marker,
        Extras = [.. left.Extras.Union(right.Extras, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Specifiers = left.Pin is not null ? left.Specifiers : new(left.Specifiers.Clauses.Concat(right.Specifiers.Clauses)),
    };

    private List<NormalRequirement> Join(List<NormalRequirement> regions)
    {
        var joined = new List<NormalRequirement>();
        foreach (var region in regions)
        {
            var index = joined.FindIndex(other => new RequirementKey(other, 0, byMeaning: true).Equals(new RequirementKey(region, 0, byMeaning: true)));
            if (index < 0)
                joined.Add(region);
            else
                joined[index] = joined[index] with { Marker = algebra.Or(joined[index].Marker, region.Marker) };
        }

        return joined;
    }
}
