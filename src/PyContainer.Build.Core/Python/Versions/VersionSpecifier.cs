namespace PyContainer.Build.Python;

/// <summary>The operators of version specifiers (PEP 440), in the order in which uv sorts clauses of equal version.</summary>
public enum SpecifierOperator
{
    /// <summary><c>==V</c></summary>
    Equal,

    /// <summary><c>==V.*</c></summary>
    EqualStar,

    /// <summary><c>===V</c></summary>
    ArbitraryEqual,

    /// <summary><c>!=V</c></summary>
    NotEqual,

    /// <summary><c>!=V.*</c></summary>
    NotEqualStar,

    /// <summary><c>~=V</c></summary>
    Compatible,

    /// <summary><c>&lt;V</c></summary>
    LessThan,

    /// <summary><c>&lt;=V</c></summary>
    LessThanEqual,

    /// <summary><c>&gt;V</c></summary>
    GreaterThan,

    /// <summary><c>&gt;=V</c></summary>
    GreaterThanEqual,
}

/// <summary>One clause of a specifier list: an operator and a version.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Version">The version, without <c>.*</c>.</param>
public sealed record VersionSpecifier(SpecifierOperator Operator, PepVersion Version) : IComparable<VersionSpecifier>
{
    /// <summary>Whether it demands one version: <c>==V</c> or <c>===V</c>.</summary>
    public bool IsPin => Operator is SpecifierOperator.Equal or SpecifierOperator.ArbitraryEqual;

    /// <summary>Whether it is <c>!=V</c> or <c>!=V.*</c>.</summary>
    public bool IsExclusion => Operator is SpecifierOperator.NotEqual or SpecifierOperator.NotEqualStar;

    /// <summary>Whether the clause on the left comes first in normal order.</summary>
    public static bool operator <(VersionSpecifier? left, VersionSpecifier? right) => Comparer<VersionSpecifier>.Default.Compare(left, right) < 0;

    /// <summary>Whether the clause on the left comes last in normal order.</summary>
    public static bool operator >(VersionSpecifier? left, VersionSpecifier? right) => Comparer<VersionSpecifier>.Default.Compare(left, right) > 0;

    /// <summary>Whether the clause on the left does not come last in normal order.</summary>
    public static bool operator <=(VersionSpecifier? left, VersionSpecifier? right) => Comparer<VersionSpecifier>.Default.Compare(left, right) <= 0;

    /// <summary>Whether the clause on the left does not come first in normal order.</summary>
    public static bool operator >=(VersionSpecifier? left, VersionSpecifier? right) => Comparer<VersionSpecifier>.Default.Compare(left, right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(VersionSpecifier? other)
    {
        if (other is null)
            return 1;
        var order = Version.CompareTo(other.Version);
        return order != 0 ? order : (int)Operator - (int)other.Operator;
    }

    /// <summary>Equality of clauses as uv compares them: <c>1.0</c> is <c>1.0.0</c>, but <c>~=1.0</c> is not <c>~=1.0.0</c>.</summary>
    public bool Equals(VersionSpecifier? other) =>
        other is not null && Operator == other.Operator && Version == other.Version
        && (Operator != SpecifierOperator.Compatible || Version.Release.Count == other.Version.Release.Count);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operator, Version);

    /// <inheritdoc/>
    public override string ToString() => Operator switch
    {
        SpecifierOperator.Equal => $"=={Version}",
        SpecifierOperator.EqualStar => $"=={Version}.*",
        SpecifierOperator.ArbitraryEqual => $"==={Version}",
        SpecifierOperator.NotEqual => $"!={Version}",
        SpecifierOperator.NotEqualStar => $"!={Version}.*",
        SpecifierOperator.Compatible => $"~={Version}",
        SpecifierOperator.LessThan => $"<{Version}",
        SpecifierOperator.LessThanEqual => $"<={Version}",
        SpecifierOperator.GreaterThan => $">{Version}",
        _ => $">={Version}",
    };
}
