using System.Text.Json;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Buildx;

/// <summary>
/// The proxies of a build: those of the calling process, else those of docker's own configuration (<c>proxies</c> in <c>config.json</c>). An
/// address may hold a password, so they travel as build secrets to the steps that fetch, and no other step has them.
/// </summary>
public static class ProxySettings
{
    // What BuildKit would hand to every step, and buildx takes from docker's configuration where nobody sets it.
    private static readonly string[] _predefined = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"];

    private static readonly Dictionary<string, string> _configured = new(StringComparer.Ordinal)
    {
        ["http_proxy"] = "httpProxy",
        ["https_proxy"] = "httpsProxy",
        ["all_proxy"] = "allProxy",
        ["no_proxy"] = "noProxy",
    };

    // docker reads the file itself and tells what is wrong with it.
    private const int MaxBytes = 1 << 20;

    /// <summary>The predefined build arguments, in both cases.</summary>
    public static IReadOnlyList<string> Predefined { get; } = [.. _predefined.SelectMany(name => new[] { name, name.ToLowerInvariant() })];

    /// <summary>The variable of docker that a build secret is read from; a name that no program obeys.</summary>
    public static string VariableOf(string secret) => "PYCONTAINER_" + secret.ToUpperInvariant();

    /// <summary>Finds them, by the id of their build secret.</summary>
    /// <param name="environment">Reads a variable of the calling process; null when it is not set.</param>
    public static IReadOnlyDictionary<string, string> Find(Func<string, string?> environment)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string>? configured = null;
        foreach (var secret in Layout.ProxySecrets)
        {
            var value = environment(secret) is { Length: > 0 } lower ? lower : environment(secret.ToUpperInvariant());
            if (string.IsNullOrEmpty(value))
                value = (configured ??= Configured(environment)).GetValueOrDefault(secret);
            if (!string.IsNullOrEmpty(value))
                found.Add(secret, value);
        }
        return found;
    }

    private static Dictionary<string, string> Configured(Func<string, string?> environment)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var home = environment("HOME") ?? environment("USERPROFILE");
        var folder = environment("DOCKER_CONFIG") ?? (home is null ? null : Path.Combine(home, ".docker"));
        if (folder is null || new FileInfo(Path.Combine(folder, "config.json")) is not { Exists: true, Length: > 0 and <= MaxBytes } file)
            return found;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("proxies", out var proxies) || proxies.ValueKind != JsonValueKind.Object)
                return found;
            var host = environment("DOCKER_HOST") ?? "";
            if (!(host.Length > 0 && proxies.TryGetProperty(host, out var table)) && !proxies.TryGetProperty("default", out table) || table.ValueKind != JsonValueKind.Object)
                return found;
            foreach (var (secret, key) in _configured)
            {
                if (table.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String)
                    found[secret] = value.GetString()!;
            }
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // docker tells it.
        }
        return found;
    }
}
