using System.Net;
using System.Net.Sockets;
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
        if (!NamePattern().IsMatch(name) || (address != "host-gateway" && !IsAddress(address)))
            return false;
        host = new ExtraHost(name, address);
        return true;
    }

    // .NET also reads ports, zones, hexadecimal and shortened forms ("1" is 0.0.0.1), which docker refuses.
    private static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? text.IndexOfAny(['[', '%']) < 0 : address.ToString() == text);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Address}";

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
