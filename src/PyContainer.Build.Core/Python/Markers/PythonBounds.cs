namespace PyContainer.Build.Python;

/// <summary>
/// The lowest and the highest release of Python that a <c>requires-python</c> admits; null is unbounded. Holes in between are
/// left out: uv compares and simplifies by the bounds alone.
/// </summary>
internal readonly record struct PythonBounds(MarkerCut? Lower, MarkerCut? Upper)
{
    private static readonly MarkerVariable Python = MarkerVariable.Of(MarkerKey.PythonFullVersion);

    // Written out: the generated one would ask for a comparer of cuts.
    public bool Equals(PythonBounds other) => Lower == other.Lower && Upper == other.Upper;

    public override int GetHashCode() => (Lower?.GetHashCode() ?? 0) ^ (Upper?.GetHashCode() ?? 0);

    /// <summary>The releases that all clauses admit, as a diagram.</summary>
    public static MarkerNode Releases(MarkerAlgebra algebra, VersionSpecifiers specifiers)
    {
        var result = algebra.True;
        foreach (var clause in specifiers.Clauses)
            result = algebra.And(result, MarkerAtoms.Releases(algebra, Python, clause));
        return result;
    }

    /// <summary>The bounds of a diagram that asks nothing but the release of Python, or null when it is empty.</summary>
    public static PythonBounds? Of(MarkerAlgebra algebra, MarkerNode releases)
    {
        if (ReferenceEquals(releases, algebra.True))
            return default(PythonBounds);
        if (ReferenceEquals(releases, algebra.False))
            return null;
        var first = ReferenceEquals(releases.Children[0], algebra.True);
        var last = ReferenceEquals(releases.Children[^1], algebra.True);
        return new(first ? null : releases.Cuts[0], last ? null : releases.Cuts[^1]);
    }

    /// <summary>The bounds as a diagram.</summary>
    public MarkerNode Node(MarkerAlgebra algebra)
    {
        var lower = Lower is { } from ? algebra.Not(MarkerAtoms.Below(algebra, Python, from)) : algebra.True;
        return Upper is { } to ? algebra.And(lower, MarkerAtoms.Below(algebra, Python, to)) : lower;
    }
}
