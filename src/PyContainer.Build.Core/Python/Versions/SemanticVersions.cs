using System.Text.RegularExpressions;

namespace PyContainer.Build.Python;

/// <summary>Versions of .NET projects (SemVer 2.0) in the form of Python packages (PEP 440).</summary>
public static partial class SemanticVersions
{
    /// <summary>
    /// Converts a version. <c>1.2.3-beta.4</c> becomes <c>1.2.3b4</c>, alike with alpha and rc; <c>-alpha.0.5</c>, which counts commits,
    /// <c>a0.post5</c>; any other pre-release, such as <c>-ci.5</c>, <c>.dev5</c>. What follows <c>+</c> becomes the local part. A version
    /// of PEP 440 without a hyphen stays what it is.
    /// </summary>
    /// <returns>Null when the text has no counterpart.</returns>
    public static PepVersion? ToPep(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var (main, local) = plus < 0 ? (text, "") : (text[..plus], text[plus..]);
        var hyphen = main.IndexOf('-', StringComparison.Ordinal);
        // By PEP 440 a number after a hyphen would be a post-release: a pre-release is never left to it.
        if (hyphen >= 0)
        {
            if (!Release().IsMatch(main[..hyphen]) || Suffix(main[(hyphen + 1)..]) is not { } suffix)
                return null;
            main = main[..hyphen] + suffix;
        }
        return PepVersion.TryParse(main + local, out var version) ? version : null;
    }

    private static string? Suffix(string label)
    {
        if (Known().Match(label) is { Success: true } known)
            return $"{known.Groups["name"].Value.ToLowerInvariant()}{Number(known.Groups["number"])}{(known.Groups["height"].Success ? ".post" + known.Groups["height"].Value : "")}";
        return Other().Match(label) is { Success: true } other ? ".dev" + Number(other.Groups["number"]) : null;
    }

    private static string Number(Group group) => group.Success ? group.Value : "0";

    [GeneratedRegex(@"\Av?(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Release();

    [GeneratedRegex(@"\A(?<name>alpha|a|beta|b|rc|c)(?:[.-]?(?<number>[0-9]+)(?:\.(?<height>[0-9]+))?)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Known();

    [GeneratedRegex(@"\A(?=.)(?:[A-Za-z]+[.-]?)?(?<number>[0-9]+)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Other();
}
