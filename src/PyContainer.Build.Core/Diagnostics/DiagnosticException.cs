namespace PyContainer.Build.Diagnostics;

/// <summary>
/// An expected failure on its way to the user: bad input, or an outside program that said no. It carries the coded finding;
/// the task that called reports that and nothing of the exception. Anything else that is thrown is a defect.
/// </summary>
public sealed class DiagnosticException(Diagnostic diagnostic, Exception? inner = null) : Exception(diagnostic.ToString(), inner)
{
    /// <summary>The finding.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>Lines that are shown before the finding, such as the last output of a step.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
