using System.Text.Json;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Reads the config of an image out of the engine.</summary>
public sealed class ImageInspector(IProcessRunner runner)
{
    /// <summary>Reads one.</summary>
    /// <exception cref="DiagnosticException">The engine does not have it, or it has no layers.</exception>
    public async Task<ImageConfig> InspectAsync(string docker, string name, CancellationToken cancellation)
    {
        var result = await runner.RunAsync(new ProcessSpec(docker, ["image", "inspect", "--format", "{{json .}}", name]), cancellation);
        if (result.ExitCode != 0)
            throw EngineCodes.NotLoaded.Error(at: null, name, result.Error.Trim());
        try
        {
            var image = ImageConfig.Parse(result.Output);
            // A check call that exports writes an empty image over the name, with exit code 0.
            return image.Layers > 0 ? image : throw EngineCodes.EmptyResult.Error(at: null, name);
        }
        catch (FormatException exception)
        {
            throw EngineCodes.NotLoaded.Error(at: null, name, exception.Message);
        }
    }

    /// <summary>Reads what made each layer; empty where the engine does not tell.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string docker, string name, CancellationToken cancellation)
    {
        var result = await runner.RunAsync(new ProcessSpec(docker, ["image", "history", "--no-trunc", "--format", "{{json .CreatedBy}}", name]), cancellation);
        return result.ExitCode == 0 ? [.. result.Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('"')).Select(Text)] : [];
    }

    private static string Text(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json) ?? "";
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
