using System.Text.Json;

namespace PyContainer.Build.Buildx;

/// <summary>What the engine says of an image (<c>docker image inspect</c>; OCI image configuration).</summary>
public sealed record ImageConfig
{
    /// <summary>The engine's id of the image.</summary>
    public required string Id { get; init; }

    /// <summary>The unpacked or stored size in bytes, as the engine counts it.</summary>
    public long Size { get; init; }

    /// <summary>The number of layers.</summary>
    public int Layers { get; init; }

    /// <summary>The user; empty is root.</summary>
    public string User { get; init; } = "";

    /// <summary>The folder that it starts in; empty is the root.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The variables, <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>The entry point; empty when there is none.</summary>
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    /// <summary>The default arguments.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The ports, such as <c>8000/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>The health check; null when there is none.</summary>
    public ImageHealthCheck? HealthCheck { get; init; }

    /// <summary>The signal that stops it; empty leaves it to the engine.</summary>
    public string StopSignal { get; init; } = "";

    /// <summary>What made each layer (<c>docker image history</c>); empty when nobody asked.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The value of a variable, or null.</summary>
    public string? Variable(string name) =>
        Environment.LastOrDefault(variable => variable.StartsWith(name + "=", StringComparison.Ordinal)) is { } found ? found[(name.Length + 1)..] : null;

    /// <summary>Reads the output of <c>docker image inspect --format '{{json .}}'</c>.</summary>
    /// <exception cref="FormatException">The text is no such document.</exception>
    public static ImageConfig Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var config = root.GetProperty("Config");
            return new ImageConfig
            {
                Id = root.GetProperty("Id").GetString() ?? "",
                Size = root.TryGetProperty("Size", out var size) ? size.GetInt64() : 0,
                Layers = root.TryGetProperty("RootFS", out var files) ? Strings(files, "Layers").Count : 0,
                User = Text(config, "User"),
                WorkingDirectory = Text(config, "WorkingDir"),
                StopSignal = Text(config, "StopSignal"),
                HealthCheck = config.TryGetProperty("Healthcheck", out var check) && check.ValueKind == JsonValueKind.Object ? ImageHealthCheck.Parse(check) : null,
                ExposedPorts = config.TryGetProperty("ExposedPorts", out var ports) && ports.ValueKind == JsonValueKind.Object ? [.. ports.EnumerateObject().Select(port => port.Name)] : [],
                Environment = Strings(config, "Env"),
                EntryPoint = Strings(config, "Entrypoint"),
                Command = Strings(config, "Cmd"),
                Labels = config.TryGetProperty("Labels", out var labels) && labels.ValueKind == JsonValueKind.Object
                    ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal)
                    : new Dictionary<string, string>(StringComparer.Ordinal),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("docker image inspect printed no image", exception);
        }
    }

    private static string Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";

    internal static List<string> Strings(JsonElement element, string key) =>
        element.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")] : [];
}
