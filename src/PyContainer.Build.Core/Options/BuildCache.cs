namespace PyContainer.Build.Options;

/// <summary>
/// A cache of build steps outside of the engine (<c>--cache-from</c>, <c>--cache-to</c>), as buildx writes it:
/// <c>type=registry,ref=host/repository:cache,mode=max</c>.
/// </summary>
public sealed record BuildCache
{
    // What each type may say, for reading and for writing. Credentials are in neither list: buildx takes them from the environment.
    private static readonly string[] _written = ["mode", "compression", "compression-level", "force-compression", "oci-mediatypes", "image-manifest", "ignore-error"];
    private static readonly Dictionary<string, string[]> _from = new(StringComparer.Ordinal)
    {
        ["registry"] = ["ref"],
        ["local"] = ["src", "digest", "tag"],
        ["gha"] = ["scope", "timeout", "version"],
    };
    private static readonly Dictionary<string, string[]> _to = new(StringComparer.Ordinal)
    {
        ["registry"] = ["ref", .. _written],
        ["local"] = ["dest", "tag", .. _written],
        ["gha"] = ["scope", "timeout", "version", "repository", "mode", "ignore-error"],
        ["inline"] = [],
    };

    private BuildCache(string type, IReadOnlyList<KeyValuePair<string, string>> fields) => (Type, Fields) = (type, fields);

    /// <summary>Where it is: <c>registry</c>, <c>local</c>, <c>gha</c> (GitHub Actions) or <c>inline</c> (in the image itself).</summary>
    public string Type { get; }

    /// <summary>What else it says, in the order written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Reads a specification, or a bare reference to an image.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWritten">Whether it is a cache that is written.</param>
    /// <param name="folder">Where relative paths start, full path.</param>
    /// <param name="cache">The cache, when it can be read.</param>
    /// <returns>What is wrong, without any value of the text, which may be a secret; null when nothing is.</returns>
    public static string? Read(string text, bool isWritten, string folder, out BuildCache? cache)
    {
        cache = null;
        if (!text.Contains('=', StringComparison.Ordinal))
            text = "type=registry,ref=" + text;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || !fields.TryAdd(part[..at].Trim(), part[(at + 1)..].Trim()))
                return "it is no list of key=value with each key once";
        }
        if (!fields.Remove("type", out var type) || !(isWritten ? _to : _from).TryGetValue(type, out var known))
            return $"its type is none of {string.Join(", ", (isWritten ? _to : _from).Keys)}";
        if (fields.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown)
            return IsName(unknown) ? $"a cache of type {type} takes no '{unknown}'; credentials come from 'docker login' or the environment, never from an option" : "a key of it is no word";
        if (Place(type, isWritten) is { } place && (!fields.TryGetValue(place, out var value) || value.Length == 0))
            return $"a cache of type {type} needs {place}=…";
        if (fields.TryGetValue("ref", out var reference) && !ImageReference.TryParse(reference, out _))
            return "its ref is no image reference";
        cache = new BuildCache(type, [.. fields.Select(field => field.Key is "src" or "dest" ? new(field.Key, Path.GetFullPath(field.Value, folder)) : field)]);
        return cache.Fields.Any(field => field.Key is not ("src" or "dest" or "ref") && !IsName(field.Value)) ? "a value of it is no word" : null;
    }

    /// <summary>The specification as buildx reads it: a line of CSV.</summary>
    public override string ToString() => string.Join(',', Fields.Select(field => Quote($"{field.Key}={field.Value}")).Prepend("type=" + Type));

    private static string? Place(string type, bool isWritten) => type switch
    {
        "registry" => "ref",
        "local" => isWritten ? "dest" : "src",
        _ => null,
    };

    private static bool IsName(string text) => text.Length is > 0 and <= 200 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '/' or '@');

    private static string Quote(string field) => field.Contains('"', StringComparison.Ordinal) ? '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : field;
}
