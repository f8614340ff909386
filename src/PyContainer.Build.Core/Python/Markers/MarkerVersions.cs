namespace PyContainer.Build.Python;

/// <summary>
/// Comparisons with versions. <c>python_version</c> has two numbers, so its comparisons are said again of
/// <c>python_full_version</c>: <c>&gt; '3.9'</c> is <c>&gt;= '3.10'</c>.
/// </summary>
internal static class MarkerVersions
{
    /// <summary>The diagram, or null when the comparison is ignored because its text is no version.</summary>
    public static MarkerNode? Compare(MarkerAlgebra algebra, MarkerKey key, MarkerOperator operation, string text)
    {
        if (operation is MarkerOperator.In or MarkerOperator.NotIn)
            return OneOf(algebra, key, operation == MarkerOperator.NotIn, text);
        if (!VersionSpecifiers.TryParse(operation.Word() + text, out var parsed, out _) || parsed.Clauses.Count != 1)
            return null;
        return Compare(algebra, key, parsed.Clauses[0]);
    }

    public static SpecifierOperator Specifier(MarkerOperator operation) => operation switch
    {
        MarkerOperator.LessThan => SpecifierOperator.LessThan,
        MarkerOperator.LessThanEqual => SpecifierOperator.LessThanEqual,
        MarkerOperator.GreaterThan => SpecifierOperator.GreaterThan,
        _ => SpecifierOperator.GreaterThanEqual,
    };

    private static MarkerNode Compare(MarkerAlgebra algebra, MarkerKey key, VersionSpecifier specifier)
    {
        if (key != MarkerKey.PythonVersion)
            return MarkerAtoms.Releases(algebra, MarkerVariable.Of(key), specifier);
        var (constant, full) = Full(specifier);
        return full is null
            ? constant ? algebra.True : algebra.False
            : MarkerAtoms.Releases(algebra, MarkerVariable.Of(MarkerKey.PythonFullVersion), full);
    }

    private static MarkerNode? OneOf(MarkerAlgebra algebra, MarkerKey key, bool negated, string text)
    {
        var result = algebra.False;
        foreach (var item in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!PepVersion.TryParse(item, out var version))
                return null;
            var specifier = new VersionSpecifier(SpecifierOperator.Equal, version);
            // More than two numbers never equal a python_version: uv gives up the whole list.
            if (key == MarkerKey.PythonVersion && Full(specifier).Full is null)
                return algebra.False;
            result = algebra.Or(result, Compare(algebra, key, specifier));
        }

        return negated ? algebra.Not(result) : result;
    }

    /// <summary>The same of <c>python_full_version</c>, or the constant that the comparison is.</summary>
    private static (bool Constant, VersionSpecifier? Full) Full(VersionSpecifier specifier)
    {
        var release = specifier.Version.ReleaseSpan;
        var significant = Releases.Trim(release);
        if (specifier.Operator is SpecifierOperator.EqualStar or SpecifierOperator.NotEqualStar)
            return release.Length <= 2 ? (false, specifier) : Prefix(specifier.Operator, release, specifier.Operator == SpecifierOperator.NotEqualStar);
        if (specifier.Operator == SpecifierOperator.Compatible)
            return release.Length <= 2 ? (false, specifier) : Prefix(SpecifierOperator.EqualStar, release, constant: false);
        ulong[] minor = [significant.Length > 0 ? significant[0] : 0, significant.Length > 1 ? significant[1] : 0];
        if (significant.Length <= 2)
            return (false, Minor(specifier.Operator, minor));
        return specifier.Operator switch
        {
            SpecifierOperator.Equal or SpecifierOperator.ArbitraryEqual => (false, null),
            SpecifierOperator.NotEqual => (true, null),
            SpecifierOperator.LessThan or SpecifierOperator.LessThanEqual => (false, Of(SpecifierOperator.LessThan, Releases.Next(minor))),
            _ => (false, Of(SpecifierOperator.GreaterThanEqual, Releases.Next(minor))),
        };
    }

    private static VersionSpecifier Minor(SpecifierOperator operation, ulong[] minor) => operation switch
    {
        SpecifierOperator.Equal or SpecifierOperator.ArbitraryEqual => Of(SpecifierOperator.EqualStar, minor),
        SpecifierOperator.NotEqual => Of(SpecifierOperator.NotEqualStar, minor),
        SpecifierOperator.GreaterThan => Of(SpecifierOperator.GreaterThanEqual, Releases.Next(minor)),
        SpecifierOperator.LessThanEqual => Of(SpecifierOperator.LessThan, Releases.Next(minor)),
        _ => Of(operation, minor),
    };

    /// <summary>A prefix of more than two numbers: zeros beyond the second say nothing, others never match.</summary>
    private static (bool Constant, VersionSpecifier? Full) Prefix(SpecifierOperator operation, ReadOnlySpan<ulong> release, bool constant) =>
        Releases.Trim(release[2..]).IsEmpty ? (false, Of(operation, release[..2].ToArray())) : (constant, null);

    private static VersionSpecifier Of(SpecifierOperator operation, ulong[] release) =>
        new(operation, new PepVersion(0, release, null, null, null, []));
}
