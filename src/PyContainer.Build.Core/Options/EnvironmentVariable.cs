using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A variable that the image sets for the service.</summary>
/// <param name="Name">A POSIX name.</param>
/// <param name="Value">Any text without control characters.</param>
public sealed partial record EnvironmentVariable(string Name, string Value)
{
    /// <summary>Whether a text can name a variable (POSIX: letters, digits and <c>_</c>, no digit first).</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>
    /// Whether a name says that its value is a secret. The words are those of BuildKit's rule SecretsUsedInArgOrEnv; a name that ends in
    /// <c>FILE</c>, <c>PATH</c>, <c>NAME</c> or the like holds a place, not a secret. <c>GPG_KEY</c> is the fingerprint that the official
    /// Python images carry.
    /// </summary>
    public static bool LooksSecret(string name) => SecretPattern().IsMatch(name) && !PlacePattern().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?:^|_)(?:apikey|auth|credentials?|git_auth_token|key|password|passwd|pass|pword|pwd|secret|token)(?:_|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"(?:^|_)(?:file|path|dir|name|url|id|public|header|algorithm|type|mode|enabled|ttl|expiry|length|size)$|^public_|^gpg_key$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PlacePattern();
}
