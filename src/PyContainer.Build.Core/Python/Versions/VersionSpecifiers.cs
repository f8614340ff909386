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
    {
        Clauses = [.. clauses];
        _sorted = [.. Clauses];
        Array.Sort(_sorted);
    }

    /// <summary>No clause: every version is accepted.</summary>
    public static VersionSpecifiers Any { get; } = new([]);

    /// <summary>The clauses in the order in which they were written.</summary>
    public IReadOnlyList<VersionSpecifier> Clauses { get; }

    /// <summary>Whether there is no clause.</summary>
    public bool IsEmpty => Clauses.Count == 0;

    /// <summary>The accepted versions in canonical form.</summary>
    internal VersionRanges Ranges => _ranges ??= Clauses.Aggregate(VersionRanges.All, (all, clause) => all.Intersect(SpecifierRanges.Of(clause)));

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
    public bool Equals(VersionSpecifiers? other) => other is not null && _sorted.AsSpan().SequenceEqual(other._sorted);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VersionSpecifiers);

    /// <inheritdoc/>
    public override int GetHashCode() => _sorted.Aggregate(_sorted.Length, HashCode.Combine);

    /// <summary>The clauses in the order in which uv writes them into a lock: by version, then by operator.</summary>
    public override string ToString() => string.Join(',', (object[])_sorted);
}
