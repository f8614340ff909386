using System.Text.Json;

namespace PyContainer.Build.Buildx;

/// <summary>The health check of an image (Docker Engine API, <c>HealthConfig</c>).</summary>
/// <param name="Test">The kind (<c>NONE</c>, <c>CMD</c>, <c>CMD-SHELL</c>) and what runs.</param>
public sealed record ImageHealthCheck(IReadOnlyList<string> Test)
{
    /// <summary>How long a probe may take; null leaves it to the engine.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it asks while the container starts; null leaves it to the engine.</summary>
    public TimeSpan? StartInterval { get; init; }

    /// <summary>Whether it is switched off.</summary>
    public bool IsNone => Test is ["NONE"];

    internal static ImageHealthCheck Parse(JsonElement check) => new(ImageConfig.Strings(check, "Test"))
    {
        Timeout = Duration(check, "Timeout"),
        StartInterval = Duration(check, "StartInterval"),
    };

    // Nanoseconds; 0 is the engine's default.
    private static TimeSpan? Duration(JsonElement check, string key) =>
        check.TryGetProperty(key, out var value) && value.TryGetInt64(out var nanoseconds) && nanoseconds > 0 ? TimeSpan.FromTicks(nanoseconds / 100) : null;
}
