namespace PyContainer.Build.Processes;

/// <summary>A program could not be started.</summary>
/// <param name="fileName">The program, as it was named.</param>
/// <param name="reason">Why, to be read after the name: <c>is not on PATH</c>.</param>
/// <param name="inner">What the system said, if it was asked.</param>
public sealed class ProcessStartException(string fileName, string reason, Exception? inner = null) : Exception($"'{fileName}' {reason}", inner)
{
    /// <summary>The program, as it was named.</summary>
    public string FileName { get; } = fileName;

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
