using System.Text.Json;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>What RUN, CMD, ENTRYPOINT or a probe runs.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Arguments">The arguments of the exec form; null in the shell form.</param>
public sealed record CommandForm(string Text, IReadOnlyList<string>? Arguments)
{
    /// <summary>Whether a shell reads the line.</summary>
    public bool IsShellForm => Arguments is null;

    /// <summary>Reads a command. A list that is no valid JSON is a line for a shell, as in BuildKit.</summary>
    internal static CommandForm Parse(string text, Place at) => new(text, List(text, at));

    /// <summary>The strings of a JSON array; null when the text is none.</summary>
    internal static IReadOnlyList<string>? List(string text, Place at)
    {
        if (!text.StartsWith('['))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateArray().Any(element => element.ValueKind != JsonValueKind.String)
                ? throw at.Fault("a list in JSON form holds texts in double quotes only")
                : [.. document.RootElement.EnumerateArray().Select(element => element.GetString()!)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a lone surrogate, which no text of .NET can hold.
            return null;
        }
    }
}
