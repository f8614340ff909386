using System.Text.Encodings.Web;
using System.Text.Json;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A command as a list of arguments, run without a shell. Nothing in it is expanded.</summary>
/// <param name="Arguments">The program and its arguments.</param>
public sealed record ExecForm(IReadOnlyList<string> Arguments)
{
    // The file is no HTML: quotes, plus signs and umlauts stay readable.
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No command: what clears an inherited one.</summary>
    public static ExecForm Empty { get; } = new([]);

    /// <summary>The JSON array of the Dockerfile.</summary>
    public override string ToString() => "[" + string.Join(", ", Arguments.Select(argument => JsonSerializer.Serialize(argument, _json))) + "]";
}
