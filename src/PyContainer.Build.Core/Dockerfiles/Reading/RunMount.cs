namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A <c>--mount</c> of RUN.</summary>
/// <param name="Type">Its type; <c>bind</c> when none is written.</param>
/// <param name="Options">The other options by their long names; one without a value is <c>true</c>.</param>
public sealed record RunMount(string Type, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>An option, or null.</summary>
    public string? this[string name] => Options.GetValueOrDefault(name);

    /// <summary>Where it lies; empty when it is not written.</summary>
    public string Target => this["target"] ?? "";

    /// <summary>Reads the value of the flag.</summary>
    internal static RunMount Parse(string text)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            options[LongName((equals < 0 ? field : field[..equals]).Trim().ToLowerInvariant())] = equals < 0 ? "true" : field[(equals + 1)..];
        }
        return options.Remove("type", out var type) ? new RunMount(type, options) : new RunMount("bind", options);
    }

    private static string LongName(string name) => name switch
    {
        "dst" or "destination" => "target",
        "src" => "source",
        "ro" => "readonly",
        "rw" => "readwrite",
        _ => name,
    };
}
