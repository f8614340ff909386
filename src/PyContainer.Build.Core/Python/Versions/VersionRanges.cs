namespace PyContainer.Build.Python;

/// <summary>
/// A set of versions as sorted, disjoint, non-adjacent intervals: one set has one representation, so two specifiers accept
/// the same versions exactly when their ranges are equal.
/// </summary>
internal sealed class VersionRanges : IEquatable<VersionRanges>
{
    public static readonly VersionRanges All = new([new(null, null)]);
    public static readonly VersionRanges None = new([]);

    /// <summary>Half-open intervals between cuts; null is unbounded.</summary>
    private readonly Interval[] _intervals;

    private VersionRanges(Interval[] intervals) => _intervals = intervals;

    public bool IsEmpty => _intervals.Length == 0;

    public static VersionRanges Between(VersionCut? lower, VersionCut? upper)
    {
        if (lower is { } from && upper is { } to && from.CompareTo(to) >= 0)
            return None;
        return new([new(lower, upper)]);
    }

    public bool Contains(PepVersion version)
    {
        var at = new VersionCut(version, CutPlace.Before);
        foreach (var (lower, upper) in _intervals)
        {
            if ((lower is not { } from || from <= at) && (upper is not { } to || at < to))
                return true;
        }

        return false;
    }

    public VersionRanges Intersect(VersionRanges other)
    {
        var result = new List<Interval>();
        foreach (var (lower, upper) in _intervals)
        {
            foreach (var (otherLower, otherUpper) in other._intervals)
            {
                var both = Between(Max(lower, otherLower), Min(upper, otherUpper));
                result.AddRange(both._intervals);
            }
        }

        return new([.. result]);
    }

    public VersionRanges Complement()
    {
        var result = new List<Interval>();
        VersionCut? from = null;
        var open = true;
        foreach (var (lower, upper) in _intervals)
        {
            if (lower is not null)
                result.Add(new(from, lower));
            from = upper;
            open = upper is not null;
        }

        if (open)
            result.Add(new(from, null));
        return new([.. result]);
    }

    public VersionRanges Union(VersionRanges other) => Complement().Intersect(other.Complement()).Complement();

    public bool Equals(VersionRanges? other)
    {
        if (other is null || _intervals.Length != other._intervals.Length)
            return false;
        for (var index = 0; index < _intervals.Length; index++)
        {
            var (left, right) = (_intervals[index], other._intervals[index]);
            if (!AreEqual(left.Lower, right.Lower) || !AreEqual(left.Upper, right.Upper))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as VersionRanges);

    // Cuts that differ as records may be one place (`1.0`, `1.0.0`); the number of intervals is what all spellings share.
    public override int GetHashCode() => _intervals.Length;

    private static VersionCut? Max(VersionCut? left, VersionCut? right) =>
        left is not { } one ? right : right is not { } two || one.CompareTo(two) >= 0 ? left : right;

    private static VersionCut? Min(VersionCut? left, VersionCut? right) =>
        left is not { } one ? right : right is not { } two || one.CompareTo(two) <= 0 ? left : right;

    private static bool AreEqual(VersionCut? left, VersionCut? right) =>
        left is { } one ? right is { } two && one.CompareTo(two) == 0 : right is null;

    /// <summary>From a cut to another; null is unbounded.</summary>
    // A class: lists of structures would be compiled anew in every process.
    private sealed class Interval(VersionCut? lower, VersionCut? upper)
    {
        public VersionCut? Lower => lower;

        public VersionCut? Upper => upper;

        public void Deconstruct(out VersionCut? from, out VersionCut? to) => (from, to) = (lower, upper);
    }
}
