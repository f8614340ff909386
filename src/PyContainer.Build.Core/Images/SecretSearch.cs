using System.Text;

namespace PyContainer.Build.Images;

/// <summary>A secret of the build that an image holds. Its value is not kept.</summary>
/// <param name="Name">The variable or build secret.</param>
/// <param name="Path">The file that was read when it was found; empty in the headers of a layer.</param>
/// <param name="Layer">The number of the layer, counted from 1.</param>
public sealed record SecretLeak(string Name, string Path, int Layer);

/// <summary>
/// Looks for the secrets that a build used in the unpacked bytes of layers: as they are, percent-encoded (as addresses have them) and in
/// base64 (as headers have them, RFC 7617), and a whole assignment <c>NAME=value</c>, as a saved environment has it. The values stay in memory.
/// </summary>
public sealed class SecretSearch
{
    // A shorter one would be found in any program by chance.
    private const int MinimumLength = 8;

    private readonly List<(string Name, byte[] Form)> _forms = [];
    private readonly HashSet<SecretLeak> _leaks = [];

    /// <param name="secrets">The variables of the build and their values.</param>
    public SecretSearch(IReadOnlyDictionary<string, string> secrets)
    {
        foreach (var (name, value) in secrets.Where(secret => secret.Value.Length > 0))
        {
            if (!name.Contains("PROXY", StringComparison.OrdinalIgnoreCase))
                Add(name, $"{name}={value}");
            foreach (var word in Words(name, value, secrets).Where(word => word.Length >= MinimumLength).Distinct(StringComparer.Ordinal))
            {
                Add(name, word);
                if (Uri.EscapeDataString(word) is var encoded && encoded != word)
                    Add(name, encoded);
                foreach (var form in Base64(Encoding.UTF8.GetBytes(word)))
                    Add(name, form);
            }
        }
        LongestForm = _forms.Select(form => form.Form.Length).DefaultIfEmpty().Max();
    }

    /// <summary>What was found.</summary>
    public IReadOnlyCollection<SecretLeak> Leaks => _leaks;

    /// <summary>Whether there is anything to look for.</summary>
    internal bool IsEmpty => _forms.Count == 0;

    /// <summary>The length of the longest text that is looked for, in bytes.</summary>
    internal int LongestForm { get; }

    /// <summary>The file that the bytes belong to which come next.</summary>
    internal string Path { private get; set; } = "";

    /// <summary>The layer that they belong to.</summary>
    internal int Layer { private get; set; }

    /// <summary>Looks at bytes that follow each other.</summary>
    internal void Look(ReadOnlySpan<byte> bytes)
    {
        foreach (var (name, form) in _forms)
        {
            if (bytes.IndexOf(form) >= 0)
                _leaks.Add(new SecretLeak(name, Path, Layer));
        }
    }

    // The user's name of an index is a secret only where it stands alone: some indexes take a token there. Of a proxy it is what stands before the host.
    private static IEnumerable<string> Words(string name, string value, IReadOnlyDictionary<string, string> secrets)
    {
        if (name.Contains("PROXY", StringComparison.OrdinalIgnoreCase))
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.UserInfo.Length == 0)
                return [];
            var parts = address.UserInfo.Split(':', 2);
            return parts.Length == 2 ? [parts[1], Uri.UnescapeDataString(parts[1]), Uri.UnescapeDataString(address.UserInfo)] : [parts[0]];
        }
        if (!name.Contains("_USERNAME", StringComparison.Ordinal))
            return [value];
        return secrets.ContainsKey(name.Replace("_USERNAME", "_PASSWORD", StringComparison.Ordinal)) ? [] : [value];
    }

    // Characters at both ends depend on what stands beside the word.
    private static IEnumerable<string> Base64(byte[] word)
    {
        for (var offset = 0; offset < 3; offset++)
        {
            var whole = Convert.ToBase64String([.. new byte[offset], .. word]).TrimEnd('=');
            yield return whole[(offset == 0 ? 0 : offset + 1)..^(((offset + word.Length) % 3) == 0 ? 0 : 1)];
        }
    }

    private void Add(string name, string form) => _forms.Add((name, Encoding.UTF8.GetBytes(form)));
}
