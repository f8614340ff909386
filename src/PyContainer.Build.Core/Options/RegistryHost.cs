using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>Host and port of a registry, without scheme and path: what docker recognises as one (a dot, a port, or localhost).</summary>
public sealed partial record RegistryHost
{
    private RegistryHost(string value) => Value = value;

    /// <summary>The host, with its port.</summary>
    public string Value { get; }

    /// <summary>Reads one; false when docker would take the text for a part of the repository.</summary>
    public static bool TryParse(string text, out RegistryHost? host)
    {
        host = Pattern().IsMatch(text) && (text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) || text == "localhost") ? new RegistryHost(text) : null;
        return host is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
