namespace PyContainer.Build.Python;

/// <summary>Turns the syntax of a marker into its diagram, comparison by comparison, as uv reads them.</summary>
internal sealed class MarkerCompiler(MarkerAlgebra algebra, MarkerRules rules)
{
    private static readonly Dictionary<string, string> PlatformOfSystem = new(StringComparer.Ordinal)
    {
        ["Windows"] = "win32",
        ["Darwin"] = "darwin",
        ["Linux"] = "linux",
        ["AIX"] = "aix",
        ["Emscripten"] = "emscripten",
        ["Android"] = "android",
    };

    /// <summary>The diagram. Comparisons that uv ignores vanish from the terms around them; if nothing is left, the marker is true.</summary>
    public MarkerNode Compile(MarkerExpression expression) => Fold(expression) ?? algebra.True;

    private MarkerNode? Fold(MarkerExpression expression)
    {
        if (expression is not MarkerCombination combination)
            return Compare((MarkerComparison)expression);
        MarkerNode? result = null;
        foreach (var term in combination.Terms)
        {
            if (Fold(term) is not { } node)
                continue;
            result = result is null ? node : combination.IsOr ? algebra.Or(result, node) : algebra.And(result, node);
        }

        return result;
    }

    private MarkerNode? Compare(MarkerComparison comparison) => (comparison.Left.Key, comparison.Right.Key) switch
    {
        ({ } key, null) => Compare(key, comparison.Operator, comparison.Right.Text),
        (null, { } key) when comparison.Operator is MarkerOperator.In or MarkerOperator.NotIn =>
            Contains(key, comparison.Operator, comparison.Left.Text),
        (null, { } key) => Compare(key, comparison.Operator.Exchanged(), comparison.Left.Text),
        _ => null,
    };

    private MarkerNode? Compare(MarkerKey key, MarkerOperator operation, string text)
    {
        if (key.IsSet())
            return null;
        if (key == MarkerKey.Extra)
            return Extra(operation, text);
        if (key.IsVersion())
            return MarkerVersions.Compare(algebra, key, operation, text);
        if (operation is MarkerOperator.In or MarkerOperator.NotIn)
            return Signed(operation == MarkerOperator.NotIn, new(MarkerVariableKind.KeyInText, key, text));
        if (key == MarkerKey.PlatformSystem && PlatformOfSystem.TryGetValue(text, out var platform))
            (key, text) = (MarkerKey.SysPlatform, platform);
        return CompareText(key, operation, text);
    }

    private MarkerNode? CompareText(MarkerKey key, MarkerOperator operation, string text)
    {
        var variable = MarkerVariable.Of(key);
        var ordered = key is MarkerKey.PlatformRelease or MarkerKey.PlatformVersion;
        switch (operation)
        {
            case MarkerOperator.Compatible:
                return null;
            case MarkerOperator.NotEqual:
                return algebra.Not(MarkerAtoms.Point(algebra, variable, text));
            case MarkerOperator.LessThan or MarkerOperator.GreaterThan when !ordered:
                return algebra.False;
            case MarkerOperator.Equal:
            case MarkerOperator.LessThanEqual or MarkerOperator.GreaterThanEqual when !ordered:
                return MarkerAtoms.Point(algebra, variable, text);
            default:
                return Ordered(variable, operation, text);
        }
    }

    /// <summary>Order of texts; for a release of darwin that is a version, order of versions.</summary>
    private MarkerNode Ordered(MarkerVariable variable, MarkerOperator operation, string text)
    {
        var upper = operation is MarkerOperator.LessThanEqual or MarkerOperator.GreaterThan;
        var below = MarkerAtoms.Below(algebra, variable, MarkerCut.At(text, upper));
        var byText = operation is MarkerOperator.LessThan or MarkerOperator.LessThanEqual ? below : algebra.Not(below);
        if (!rules.VersionedRelease || variable.Key != MarkerKey.PlatformRelease || !PepVersion.TryParse(text, out var version))
            return byText;
        var specifier = new VersionSpecifier(MarkerVersions.Specifier(operation), version);
        var byVersion = MarkerAtoms.Releases(algebra, new(MarkerVariableKind.VersionedRelease, variable.Key, ""), specifier);
        var darwin = MarkerAtoms.Point(algebra, MarkerVariable.Of(MarkerKey.SysPlatform), "darwin");
        return algebra.Or(algebra.And(darwin, byVersion), algebra.And(algebra.Not(darwin), byText));
    }

    private MarkerNode? Extra(MarkerOperator operation, string text)
    {
        if (operation is not (MarkerOperator.Equal or MarkerOperator.NotEqual))
            return null;
        return PackageName.TryNormalize(text, out var name)
            ? Signed(operation == MarkerOperator.NotEqual, MarkerVariable.Extra(name))
            : algebra.False;
    }

    /// <summary><c>'text' in key</c>. A part of a version says nothing about versions, so those are ignored.</summary>
    private MarkerNode? Contains(MarkerKey key, MarkerOperator operation, string text)
    {
        if (key.IsVersion() || key == MarkerKey.Extra)
            return null;
        var kind = key.IsSet() ? MarkerVariableKind.Item : MarkerVariableKind.TextInKey;
        if (key.IsSet() && PackageName.TryNormalize(text, out var name))
            text = name;
        return Signed(operation == MarkerOperator.NotIn, new(kind, key, text));
    }

    private MarkerNode Signed(bool negated, MarkerVariable variable)
    {
        var node = MarkerAtoms.Boolean(algebra, variable);
        return negated ? algebra.Not(node) : node;
    }
}
