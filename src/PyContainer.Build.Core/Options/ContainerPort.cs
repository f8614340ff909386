using System.Globalization;

namespace PyContainer.Build.Options;

/// <summary>A port that the container listens on.</summary>
/// <param name="Number">1 to 65535.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>, in small letters as BuildKit wants it.</param>
public sealed record ContainerPort(int Number, string Protocol)
{
    /// <summary>Reads <c>8000</c> or <c>8000/tcp</c>; the protocol of an item's <c>Type</c> metadata may be given apart.</summary>
    public static bool TryParse(string text, string? type, out ContainerPort? port)
    {
        port = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocol = (slash >= 0 ? text[(slash + 1)..] : string.IsNullOrEmpty(type) ? "tcp" : type).ToLowerInvariant();
        if (!int.TryParse(slash < 0 ? text : text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > 65535 || protocol is not ("tcp" or "udp"))
            return false;
        port = new ContainerPort(number, protocol);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Protocol}";
}
