using System.Globalization;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>Which CPython a project asks for: a minor version, or one exact release.</summary>
/// <param name="Major">Always 3.</param>
/// <param name="Minor">The minor version.</param>
/// <param name="Patch">The release within the minor version; null leaves the choice to uv's list of that uv version.</param>
public sealed partial record PythonRequest(int Major, int Minor, int? Patch)
{
    /// <summary>The minor version, such as <c>3.13</c>.</summary>
    public string MinorText => $"{Major}.{Minor}";

    /// <summary>
    /// Reads what a <c>.python-version</c> file says: <c>3.13</c>, <c>3.13.5</c>, also with the prefix <c>cpython-</c>,
    /// <c>cpython@</c> or <c>python</c>. Other implementations and ranges are refused: an image holds one CPython.
    /// </summary>
    public static bool TryParse(string text, out PythonRequest? request)
    {
        var match = Pattern().Match(text);
        request = match.Success ? new PythonRequest(3, Number(match, "minor")!.Value, Number(match, "patch")) : null;
        return match.Success;
    }

    /// <summary>Reads what an option says: <c>3.13</c> or <c>3.13.5</c>, nothing before or behind it.</summary>
    public static bool TryParseNumber(string text, out PythonRequest? request)
    {
        request = null;
        return text.StartsWith("3.", StringComparison.Ordinal) && TryParse(text, out request);
    }

    /// <inheritdoc/>
    public override string ToString() => Patch is { } patch ? $"{MinorText}.{patch}" : MinorText;

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\A(?:(?:cpython|python)[-@]?)?3\.(?<minor>[0-9]{1,2})(?:\.(?<patch>[0-9]{1,3}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
