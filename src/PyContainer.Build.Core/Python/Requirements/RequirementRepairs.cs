using System.Text.RegularExpressions;

namespace PyContainer.Build.Python;

/// <summary>The repairs that uv tries, one after the other, on a requirement that cannot be read.</summary>
internal static partial class RequirementRepairs
{
    private static readonly (Regex Mistake, string Repair)[] All =
    [
        (MissingComma(), "${digit},${operator}"),
        (NotEqualTilde(), "!=${release}.*"),
        (OrderedStar(), "${operator}${release}"),
        (MissingDot(), "${release}.*"),
        (TrailingComma(), ""),
        (GreaterThanDev(), ">0.0.0dev"),
        (TrailingZero(), "${version}"),
        (QuoteBeforeMarker(), "${end}"),
    ];

    /// <summary>The text after each repair that changed it; each builds on those before.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var (mistake, repair) in All)
        {
            var repaired = mistake.Replace(text, repair);
            if (repaired == text)
                continue;
            text = repaired;
            yield return text;
        }
    }

    [GeneratedRegex(@"(?<digit>\d)(?<operator>[<>=~^!])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MissingComma();

    [GeneratedRegex(@"!=~(?<release>(?:\d\.)*\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotEqualTilde();

    [GeneratedRegex(@"(?<operator><=|>=|<|>)(?<release>\d+(?:\.\d+)*)\.\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OrderedStar();

    [GeneratedRegex(@"(?<release>\d\.\d)\*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MissingDot();

    [GeneratedRegex(@",\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrailingComma();

    [GeneratedRegex(@">dev", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GreaterThanDev();

    [GeneratedRegex(@"(?<version>\d+(?:\.\d)*(?:a|b|rc)\d+)\.0", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrailingZero();

    [GeneratedRegex(@"(?<end>[*\d])['""](?=\s*(?:;|$))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuoteBeforeMarker();
}
