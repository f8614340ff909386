namespace PyContainer.Build.Python;

/// <summary>The operators that may stand in a marker.</summary>
internal enum MarkerOperator
{
    Equal,
    NotEqual,
    Compatible,
    LessThan,
    LessThanEqual,
    GreaterThan,
    GreaterThanEqual,
    In,
    NotIn,
}

internal static class MarkerOperators
{
    private static readonly string[] Words = ["==", "!=", "~=", "<", "<=", ">", ">=", "in", "not in"];

    public static string Word(this MarkerOperator operation) => Words[(int)operation];

    public static bool TryFind(string word, out MarkerOperator operation)
    {
        var index = Array.IndexOf(Words, word);
        operation = (MarkerOperator)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The operator that means the same with its operands exchanged.</summary>
    public static MarkerOperator Exchanged(this MarkerOperator operation) => operation switch
    {
        MarkerOperator.LessThan => MarkerOperator.GreaterThan,
        MarkerOperator.LessThanEqual => MarkerOperator.GreaterThanEqual,
        MarkerOperator.GreaterThan => MarkerOperator.LessThan,
        MarkerOperator.GreaterThanEqual => MarkerOperator.LessThanEqual,
        _ => operation,
    };
}

/// <summary>The syntax of a marker: a comparison, or terms joined by one word.</summary>
internal abstract record MarkerExpression;

/// <summary>One side of a comparison: a variable, or a text when <paramref name="Key"/> is null.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct MarkerOperand(MarkerKey? Key, string Text)
{
    public override string ToString() => Key is { } key ? key.Word() : Text.Contains('\'', StringComparison.Ordinal) ? $"\"{Text}\"" : $"'{Text}'";
}

internal sealed record MarkerComparison(MarkerOperand Left, MarkerOperator Operator, MarkerOperand Right) : MarkerExpression
{
    public override string ToString() => $"{Left.ToString()} {Operator.Word()} {Right.ToString()}";
}

internal sealed record MarkerCombination(bool IsOr, IReadOnlyList<MarkerExpression> Terms) : MarkerExpression
{
    public override string ToString() => string.Join(
        IsOr ? " or " : " and ",
        Terms.Select(term => term is MarkerCombination inner && (inner.IsOr || !IsOr) ? $"({inner})" : term.ToString()));
}
