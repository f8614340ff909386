using System.Text;
using PyContainer.Build.Locking;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>An index with a name, which credentials go by.</summary>
/// <param name="Name">The name.</param>
/// <param name="Url">Its address without user and password.</param>
/// <param name="User">The user that its address names, or null.</param>
/// <param name="IsPrivate">Whether it is known to refuse whoever has no credentials (<c>authenticate = "always"</c>).</param>
public sealed record NamedIndex(string Name, string Url, string? User, bool IsPrivate)
{
    /// <summary>The variable with the user, as uv reads it.</summary>
    public string UserVariable => Stem + "_USERNAME";

    /// <summary>The variable with the password, as uv reads it.</summary>
    public string PasswordVariable => Stem + "_PASSWORD";

    /// <summary>The host, without port; empty where the address has none.</summary>
    public string Host => UrlText.Parse(Url)?.Host ?? "";

    /// <summary>The host with its port, unless that is the usual one.</summary>
    public string HostAndPort => UrlText.Parse(Url) is { Port.Length: > 0 } url ? $"{url.Host}:{url.Port}" : Host;

    /// <summary>The scheme.</summary>
    public string Scheme => Url[..Url.IndexOf(':', StringComparison.Ordinal)];

    // uv: capital letters, everything that is neither letter nor digit becomes an underscore.
    private string Stem =>
        Name.Aggregate(new StringBuilder("UV_INDEX_"), (stem, character) => stem.Append(char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_')).ToString();

    /// <summary>Under this name a variable holds the same value as a part of an address has it: percent-encoded, for pip.</summary>
    public static string Encoded(string variable) => variable + "_URL";

    /// <summary>An address in the form in which two are compared: no user, no password, no slash at the end.</summary>
    internal static string Normal(string url) => (UrlText.Parse(url)?.WithoutCredentials().ToString() ?? url).TrimEnd('/');

    /// <summary>Reads a table; null where it has no name, is a folder, or wants no credentials (<c>authenticate = "never"</c>).</summary>
    internal static NamedIndex? Read(TomlTable table)
    {
        if (table.GetString("name") is not { Length: > 0 } name || table.GetString("url") is not { } url || UrlText.Parse(url) is not { Scheme: "https" or "http" } parts)
            return null;
        var authenticate = table.GetString("authenticate");
        return authenticate == "never" ? null : new NamedIndex(name, parts.WithoutCredentials().ToString(), parts.User.Length == 0 ? null : Uri.UnescapeDataString(parts.User), authenticate == "always");
    }
}
