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
    /// <param name="text">The value.</param>
    /// <param name="expand">Puts values in the place of variables, where BuildKit does.</param>
    internal static RunMount Parse(string text, Func<string, string>? expand = null)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            var name = LongName((equals < 0 ? field : field[..equals]).Trim().ToLowerInvariant());
            var value = equals < 0 ? "true" : field[(equals + 1)..];
            options[name] = name is "source" or "target" or "from" or "id" && expand is not null ? expand(value) : value;
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
