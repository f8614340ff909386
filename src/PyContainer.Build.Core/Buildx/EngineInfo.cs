using System.Text.Json;

namespace PyContainer.Build.Buildx;

/// <summary>The parts of <c>docker info</c> that matter here.</summary>
internal sealed record EngineInfo
{
    private const string ContainerdStore = "io.containerd.snapshotter.v1";

    /// <summary>The operating system of its containers; null when it does not tell.</summary>
    internal string? System { get; private init; }

    /// <summary>The processor, as <c>uname -m</c> names it; null when it does not tell.</summary>
    internal string? Machine { get; private init; }

    /// <summary>Whether images are in containerd's store; null when it does not tell.</summary>
    internal bool? HasContainerdStore { get; private init; }

    /// <summary>Why there is no engine, one reason per line. With the engine down docker prints a document all the same.</summary>
    internal string ServerErrors { get; private init; } = "";

    internal static EngineInfo Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? new EngineInfo() : new EngineInfo
            {
                System = Text(root, "OSType"),
                Machine = Text(root, "Architecture"),
                // Pairs of texts; docker recognises its own store in the same way.
                HasContainerdStore = Items(root, "DriverStatus") is { Count: > 0 } status ? status.Any(pair => pair.ToString().Contains(ContainerdStore, StringComparison.Ordinal)) : null,
                ServerErrors = string.Join('\n', Items(root, "ServerErrors").Select(item => item.ToString())),
            };
        }
        catch (JsonException)
        {
            return new EngineInfo();
        }
    }

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<JsonElement> Items(JsonElement element, string key) =>
        element.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
