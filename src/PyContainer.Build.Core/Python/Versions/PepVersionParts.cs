using System.Runtime.InteropServices;

namespace PyContainer.Build.Python;

/// <summary>The kinds of pre-releases, in their order.</summary>
public enum PreReleaseKind
{
    /// <summary><c>a</c>, also spelt <c>alpha</c>.</summary>
    Alpha,

    /// <summary><c>b</c>, also spelt <c>beta</c>.</summary>
    Beta,

    /// <summary><c>rc</c>, also spelt <c>c</c>, <c>pre</c>, <c>preview</c>.</summary>
    ReleaseCandidate,
}

/// <summary>The pre-release part of a version.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Number">Its number; 0 when none was written.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PreRelease(PreReleaseKind Kind, ulong Number)
{
    /// <inheritdoc/>
    public override string ToString() =>
        (Kind switch { PreReleaseKind.Alpha => "a", PreReleaseKind.Beta => "b", _ => "rc" }) + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One segment of the local part of a version: a number, or lower-case letters and digits.</summary>
/// <param name="Text">The letters, or null when the segment is a number.</param>
/// <param name="Number">The number, when it is one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LocalSegment(string? Text, ulong Number)
{
    /// <inheritdoc/>
    public override string ToString() => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Order of PEP 440: numbers above letters.</summary>
    internal int Order(LocalSegment other) => (Text, other.Text) switch
    {
        (null, null) => Number.CompareTo(other.Number),
        (null, _) => 1,
        (_, null) => -1,
        _ => string.CompareOrdinal(Text, other.Text),
    };
}

/// <summary>Release segments: sequences of numbers in which trailing zeros do not matter.</summary>
internal static class Releases
{
    public static ReadOnlySpan<ulong> Trim(ReadOnlySpan<ulong> release)
    {
        while (release.Length > 0 && release[^1] == 0)
            release = release[..^1];
        return release;
    }

    public static int Compare(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        for (var index = 0; index < Math.Max(left.Length, right.Length); index++)
        {
            var order = (index < left.Length ? left[index] : 0).CompareTo(index < right.Length ? right[index] : 0);
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>The first release after all that begin with these numbers: the last number plus one.</summary>
    public static ulong[] Next(ReadOnlySpan<ulong> prefix)
    {
        var next = prefix.ToArray();
        next[^1]++;
        return next;
    }
}
