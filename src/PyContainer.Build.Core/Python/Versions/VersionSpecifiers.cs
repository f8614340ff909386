using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Python;

/// <summary>A list of version specifiers (PEP 440): a version is accepted when every clause accepts it.</summary>
/// <remarks>
/// Equality is that of uv's lock file before 0.12.20: the same clauses in any order, each pairwise equal, nothing merged.
/// Equality by meaning compares <see cref="Ranges"/>.
/// </remarks>
public sealed class VersionSpecifiers : IEquatable<VersionSpecifiers>
{
    private readonly VersionSpecifier[] _sorted;
    private VersionRanges? _ranges;

    internal VersionSpecifiers(IEnumerable<VersionSpecifier> clauses)
        : this(clauses.ToArray())
    {
    }

    /// <param name="clauses">In the order in which they were written; kept.</param>
    internal VersionSpecifiers(VersionSpecifier[] clauses)
    {
        Clauses = clauses;
        _sorted = Sorted(clauses);
    }

    /// <summary>No clause: every version is accepted.</summary>
    public static VersionSpecifiers Any { get; } = new([]);

    /// <summary>The clauses in the order in which they were written.</summary>
    public IReadOnlyList<VersionSpecifier> Clauses { get; }

    /// <summary>Whether there is no clause.</summary>
    public bool IsEmpty => Clauses.Count == 0;

    /// <summary>The accepted versions in canonical form.</summary>
    internal VersionRanges Ranges => _ranges ??= Intersection();

    /// <summary>Reads a list; an empty text is <see cref="Any"/>.</summary>
    /// <exception cref="FormatException">A clause cannot be read; the message says which and why.</exception>
    public static VersionSpecifiers Parse(string text) =>
        TryParse(text, out var specifiers, out var reason) ? specifiers : throw new FormatException(reason);

    /// <summary>Reads a list; when it cannot be read, says why.</summary>
    public static bool TryParse(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionSpecifiers? specifiers, [NotNullWhen(false)] out string? reason) =>
        VersionSpecifierParser.TryParse(text, out specifiers, out reason);

    /// <summary>Whether every clause accepts the version. Pre-releases are versions like all others.</summary>
    public bool Contains(PepVersion version) => Ranges.Contains(version);

    /// <inheritdoc/>
    public bool Equals(VersionSpecifiers? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || _sorted.Length != other._sorted.Length)
            return false;
        for (var index = 0; index < _sorted.Length; index++)
        {
            if (!_sorted[index].Equals(other._sorted[index]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VersionSpecifiers);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var clause in _sorted)
            hash.Add(clause.GetHashCode());
        return hash.ToHashCode();
    }

    /// <summary>The clauses in the order in which uv writes them into a lock: by version, then by operator.</summary>
    public override string ToString() => string.Join(',', (object[])_sorted);

    /// <summary>The clauses themselves where they are in order, as nearly always.</summary>
    private static VersionSpecifier[] Sorted(VersionSpecifier[] clauses)
    {
        for (var index = 1; index < clauses.Length; index++)
        {
            if (clauses[index - 1].CompareTo(clauses[index]) <= 0)
                continue;
            var sorted = (VersionSpecifier[])clauses.Clone();
            Array.Sort(sorted);
            return sorted;
        }

        return clauses;
    }

    private VersionRanges Intersection()
    {
        var ranges = VersionRanges.All;
        foreach (var clause in Clauses)
            ranges = ranges.Intersect(SpecifierRanges.Of(clause));
        return ranges;
    }
}
