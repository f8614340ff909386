namespace PyContainer.Build.Processes;

/// <summary>A program could not be started.</summary>
public sealed class ProcessStartException(string fileName, Exception inner)
    : Exception($"'{fileName}' cannot be started: {inner.Message}", inner)
{
    /// <summary>The program.</summary>
    public string FileName { get; } = fileName;
}
