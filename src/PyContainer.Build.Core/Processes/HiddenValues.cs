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
        _values = [.. secrets.Where(secret => secret.Key.Contains("PASSWORD", StringComparison.Ordinal) && secret.Value.Length >= MinimumLength).SelectMany(secret => Forms(secret, secrets)).Distinct(StringComparer.Ordinal).OrderByDescending(value => value.Length)];

    /// <summary>A line with three stars in place of each.</summary>
    public string Hide(string line)
    {
        foreach (var value in _values)
            line = line.Replace(value, "***", StringComparison.Ordinal);
        return line;
    }

    // As it is, as a part of an address, and as a header has it (RFC 7617).
    private static IEnumerable<string> Forms(KeyValuePair<string, string> password, IReadOnlyDictionary<string, string> secrets)
    {
        yield return password.Value;
        yield return Uri.EscapeDataString(password.Value);
        if (secrets.TryGetValue(password.Key.Replace("_PASSWORD", "_USERNAME", StringComparison.Ordinal), out var user))
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password.Value}"));
    }
}
