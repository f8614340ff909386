using System.Text;

namespace PyContainer.Build.Processes;

/// <summary>
/// Takes passwords out of what a program prints. No step of the generated Dockerfile prints them, but a build back end
/// runs beside them and may print anything.
/// </summary>
public sealed class HiddenValues
{
    // A shorter one is no secret, and would take half of the log with it.
    private const int MinimumLength = 4;
    private readonly string[] _values;

    /// <param name="secrets">The variables and their values.</param>
    public HiddenValues(IReadOnlyDictionary<string, string> secrets) =>
        _values = [.. secrets.SelectMany(secret => Forms(secret, secrets)).Where(value => value.Length >= MinimumLength).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];

    /// <summary>A line with three stars in place of each.</summary>
    public string Hide(string line)
    {
        foreach (var value in _values)
            line = line.Replace(value, "***", StringComparison.Ordinal);
        return line;
    }

    // As it is, as a part of an address, and as a header has it (RFC 7617).
    private static IEnumerable<string> Forms(KeyValuePair<string, string> secret, IReadOnlyDictionary<string, string> secrets)
    {
        if (secret.Key.Contains("PROXY", StringComparison.OrdinalIgnoreCase))
            return Uri.TryCreate(secret.Value, UriKind.Absolute, out var address) && address.UserInfo.Split(':', 2) is [_, var written]
                ? [written, Uri.UnescapeDataString(written), Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)))]
                : [];
        if (!secret.Key.Contains("PASSWORD", StringComparison.Ordinal) || secret.Value.Length < MinimumLength)
            return [];
        return
        [
            secret.Value,
            Uri.EscapeDataString(secret.Value),
            .. secrets.TryGetValue(secret.Key.Replace("_PASSWORD", "_USERNAME", StringComparison.Ordinal), out var user) ? [Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret.Value}"))] : Array.Empty<string>(),
        ];
    }
}
