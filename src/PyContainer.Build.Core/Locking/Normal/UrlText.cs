using System.Text;

namespace PyContainer.Build.Locking;

/// <summary>
/// A URL by its parts, written as the WHATWG standard serialises it, which is what a lock contains: scheme and host in lower
/// case, no default port, dot segments resolved, percent-encoding kept. <see cref="Uri"/> would decode and encode anew.
/// </summary>
internal sealed record UrlText(string Scheme, string User, string? Password, string Host, string Port, string Path, string Query, string Fragment)
{
    private static readonly Dictionary<string, string> DefaultPorts = new(StringComparer.Ordinal)
    {
        ["http"] = "80", ["https"] = "443", ["ws"] = "80", ["wss"] = "443", ["ftp"] = "21", ["file"] = "",
    };

    /// <summary>Reads a URL with an authority; null for anything else.</summary>
    public static UrlText? Parse(string text)
    {
        text = text.Trim();
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || !text.AsSpan(0, colon).ToString().All(IsSchemeCharacter))
            return null;
        var scheme = text[..colon].ToLowerInvariant();
        var special = DefaultPorts.ContainsKey(scheme);
        var (rest, fragment) = Cut(text[(colon + 3)..], '#');
        (rest, var query) = Cut(rest, '?');
        if (special)
            rest = rest.Replace('\\', '/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        var at = authority.LastIndexOf('@');
        var (user, password) = Credentials(at < 0 ? "" : authority[..at]);
        var (host, port) = HostAndPort(authority[(at + 1)..]);
        return new(
            scheme, user, password, special ? host.ToLowerInvariant() : host,
            special && DefaultPorts[scheme] == port ? "" : port,
            NormalPath(path, special), Encode(query, path: false), fragment);
    }

    /// <summary>Whether a text is a URL for uv: it begins with a scheme in lower case and <c>://</c>.</summary>
    public static bool HasScheme(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(0, colon).IndexOfAnyExceptInRange('a', 'z') is var other
            && (other < 0 || (other > 0 && text[other..colon].All(IsSchemeCharacter) && !text[..colon].Any(char.IsAsciiLetterUpper)));
    }

    public UrlText WithoutCredentials() => this with { User = "", Password = null };

    /// <summary>ssh needs its user <c>git</c>; every other user is a secret.</summary>
    public UrlText WithoutSecrets() => Scheme == "ssh" && User == "git" && Password is null ? this : WithoutCredentials();

    public UrlText WithoutFragment() => this with { Fragment = "" };

    /// <summary>The path of a <c>file:</c> URL, percent-encoding decoded.</summary>
    public string FilePath()
    {
        var path = Uri.UnescapeDataString(Path);
        var isDrive = path.Length > 2 && path[0] == '/' && char.IsAsciiLetter(path[1]) && path[2] == ':';
        return isDrive ? path[1..] : path;
    }

    public override string ToString()
    {
        var text = new StringBuilder(Scheme).Append("://");
        if (User.Length > 0 || Password is not null)
            text.Append(User).Append(Password is null ? "" : ":" + Password).Append('@');
        text.Append(Host);
        if (Port.Length > 0)
            text.Append(':').Append(Port);
        text.Append(Path);
        if (Query.Length > 0)
            text.Append('?').Append(Query);
        return (Fragment.Length > 0 ? text.Append('#').Append(Fragment) : text).ToString();
    }

    private static bool IsSchemeCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.';

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    private static (string User, string? Password) Credentials(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private static (string Host, string Port) HostAndPort(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 || text.IndexOf(']', colon) >= 0 ? (text, "") : (text[..colon], text[(colon + 1)..].TrimStart('0'));
    }

    private static string NormalPath(string path, bool special)
    {
        if (path.Length == 0)
            return special ? "/" : "";
        var segments = new List<string>();
        var parts = path[1..].Split('/');
        for (var index = 0; index < parts.Length; index++)
        {
            var last = index == parts.Length - 1;
            var plain = parts[index].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
            if (plain == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            if (plain is not ("." or ".."))
                segments.Add(parts[index]);
            else if (last)
                segments.Add("");
        }

        return "/" + Encode(string.Join('/', segments), path: true);
    }

    /// <summary>Encodes what may not stand in a path or a query; what is encoded already stays.</summary>
    private static string Encode(string text, bool path)
    {
        if (text.All(character => !MustEncode(character, path)))
            return text;
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && !MustEncode((char)rune.Value, path))
                result.Append((char)rune.Value);
            else
                result.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return result.ToString();
    }

    private static bool MustEncode(char character, bool path) =>
        character is <= ' ' or >= '\x7f' or '"' or '<' or '>' || (path ? character is '`' or '{' or '}' or '^' : character == '\'');
}
