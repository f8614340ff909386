namespace PyContainer.Build.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of its standard output.</param>
/// <param name="Error">All of its standard error, unless the lines were handed over one by one.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
