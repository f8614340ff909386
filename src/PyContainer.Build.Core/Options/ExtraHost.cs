using System.Net;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A line for <c>/etc/hosts</c> of the build's steps (<c>--add-host</c>).</summary>
/// <param name="Name">The host's name.</param>
/// <param name="Address">An IP address, or BuildKit's word <c>host-gateway</c>.</param>
public sealed partial record ExtraHost(string Name, string Address)
{
    /// <summary>Reads <c>name=address</c> or docker's older <c>name:address</c>.</summary>
    public static bool TryParse(string text, out ExtraHost? host)
    {
        host = null;
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
            at = text.IndexOf(':', StringComparison.Ordinal);
        if (at < 1)
            return false;
        var (name, address) = (text[..at], text[(at + 1)..]);
        if (!NamePattern().IsMatch(name) || (address != "host-gateway" && !IPAddress.TryParse(address, out _)))
            return false;
        host = new ExtraHost(name, address);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Address}";

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
