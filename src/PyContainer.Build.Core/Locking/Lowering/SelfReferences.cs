using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>
/// Resolves references of a package to its own extras, <c>all = ["self[a,b]"]</c>, as uv has done since 0.12.6 for packages
/// whose metadata a build back end supplies.
/// </summary>
internal static class SelfReferences
{
    public static IReadOnlyList<NormalRequirement> Resolve(CheckContext check, string self, IReadOnlyList<NormalRequirement> requirements)
    {
        var algebra = check.Algebra;
        var queue = new Queue<(string Extra, MarkerNode Marker)>(
            requirements.Where(own => own.Name == self).SelectMany(own => own.Extras.Select(extra => (extra, own.Marker))));
        if (queue.Count == 0)
            return requirements;
        var seen = new HashSet<(string, int)>();
        var result = requirements.ToList();
        while (queue.TryDequeue(out var pair))
        {
            if (!seen.Add((pair.Extra, pair.Marker.Id)))
                continue;
            foreach (var requirement in requirements)
            {
                var always = algebra.WithExtra(requirement.Marker, null);
                var asked = algebra.WithExtra(requirement.Marker, pair.Extra);
                var marker = algebra.And(algebra.And(pair.Marker, asked), algebra.Not(always));
                if (algebra.IsFalse(marker))
                    continue;
                result.Add(requirement with { Marker = marker });
                foreach (var extra in requirement.Name == self ? requirement.Extras : [])
                    queue.Enqueue((extra, marker));
            }
        }

        return [.. result.Where(requirement => requirement.Name != self).Concat(Kept(self, requirements))];
    }

    /// <summary>A reference to itself that also demands a version or a URL keeps that.</summary>
    private static IEnumerable<NormalRequirement> Kept(string self, IReadOnlyList<NormalRequirement> requirements) => requirements
        .Where(own => own.Name == self && (!own.Specifiers.IsEmpty || own.Source.Kind != LockSourceKind.Registry))
        .Select(own => own with { Extras = [] });
}
