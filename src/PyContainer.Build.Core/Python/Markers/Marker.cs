using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Python;

/// <summary>An environment marker (PEP 508), as syntax. What it means, and whether two mean the same, is decided by <see cref="MarkerAlgebra"/>.</summary>
public sealed class Marker
{
    internal Marker(MarkerExpression expression) => Expression = expression;

    internal MarkerExpression Expression { get; }

    /// <summary>Reads a marker.</summary>
    /// <exception cref="FormatException">The text is no marker; the message says why.</exception>
    public static Marker Parse(string text) =>
        TryParse(text, out var marker, out var reason) ? marker : throw new FormatException(reason);

    /// <summary>Reads a marker; when the text is none, says why.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Marker? marker, [NotNullWhen(false)] out string? reason)
    {
        var expression = new MarkerParser(text).Parse(out reason);
        marker = expression is null ? null : new Marker(expression);
        if (marker is null)
            reason ??= "it is empty";
        return marker is not null;
    }

    /// <summary>The marker with one space around operators, single quotes, today's names of the variables, and no needless parentheses.</summary>
    public override string ToString() => Expression.ToString();
}
