namespace PyContainer.Build.Python;

/// <summary>The diagrams of single comparisons.</summary>
internal static class MarkerAtoms
{
    /// <summary>A variable that is true or false.</summary>
    public static MarkerNode Boolean(MarkerAlgebra algebra, MarkerVariable variable) =>
        algebra.Make(variable, [MarkerCut.Truth], [algebra.False, algebra.True]);

    /// <summary>One text.</summary>
    public static MarkerNode Point(MarkerAlgebra algebra, MarkerVariable variable, string text) =>
        Between(algebra, variable, MarkerCut.At(text, after: false), MarkerCut.At(text, after: true));

    /// <summary>The releases that a specifier names. Pre-, post- and development releases and local parts are dropped.</summary>
    public static MarkerNode Releases(MarkerAlgebra algebra, MarkerVariable variable, VersionSpecifier specifier)
    {
        var release = specifier.Version.ReleaseSpan;
        var before = MarkerCut.At(release, after: false);
        var after = MarkerCut.At(release, after: true);
        return specifier.Operator switch
        {
            SpecifierOperator.Equal or SpecifierOperator.ArbitraryEqual => Between(algebra, variable, before, after),
            SpecifierOperator.NotEqual => algebra.Not(Between(algebra, variable, before, after)),
            SpecifierOperator.EqualStar => Between(algebra, variable, before, Next(release)),
            SpecifierOperator.NotEqualStar => algebra.Not(Between(algebra, variable, before, Next(release))),
            SpecifierOperator.Compatible => Between(algebra, variable, before, Next(release[..^1])),
            SpecifierOperator.LessThan => Below(algebra, variable, before),
            SpecifierOperator.LessThanEqual => Below(algebra, variable, after),
            SpecifierOperator.GreaterThan => algebra.Not(Below(algebra, variable, after)),
            _ => algebra.Not(Below(algebra, variable, before)),
        };
    }

    public static MarkerNode Below(MarkerAlgebra algebra, MarkerVariable variable, MarkerCut cut) =>
        algebra.Make(variable, [cut], [algebra.True, algebra.False]);

    private static MarkerNode Between(MarkerAlgebra algebra, MarkerVariable variable, MarkerCut lower, MarkerCut upper) =>
        algebra.Make(variable, [lower, upper], [algebra.False, algebra.True, algebra.False]);

    private static MarkerCut Next(ReadOnlySpan<ulong> prefix) => MarkerCut.At(Python.Releases.Next(prefix), after: false);
}
