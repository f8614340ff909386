using System.Text.RegularExpressions;

namespace PyContainer.Build.Diagnostics;

/// <summary>User and password inside of an address (RFC 3986, 3.2.1). They belong in no file, no option and no message.</summary>
public static partial class UserInfo
{
    // A name that long, with a digit in it, is a token that stands where a user does.
    private const int TokenLength = 20;

    /// <summary>Whether a text holds an address with a password or a token; a user's name alone is none.</summary>
    public static bool IsSecret(string text) => text.Contains('@', StringComparison.Ordinal) && Address().Matches(text).Any(IsSecret);

    /// <summary>A text for a message: passwords and tokens of its addresses are three stars.</summary>
    public static string Hide(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? WithoutScheme().Replace(Address().Replace(text, match => IsSecret(match) ? "***@" : match.Value), "***@") : text;

    private static bool IsSecret(Match match)
    {
        var user = match.Groups["user"].ValueSpan;
        return match.Groups["password"].Length > 0 || (user.Length >= TokenLength && user.IndexOfAnyInRange('0', '9') >= 0);
    }

    [GeneratedRegex("""(?<=://)(?<user>[^/\s:@"'?#]*)(?::(?<password>[^/\s@"'?#]*))?@""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    // A registry as it was never meant: user:password@host. A tag before a digest looks alike.
    [GeneratedRegex("""(?<=\A|[\s'"=])[^/\s:@'"=]+:[^/\s@'"]+@(?!sha[0-9])""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithoutScheme();
}
