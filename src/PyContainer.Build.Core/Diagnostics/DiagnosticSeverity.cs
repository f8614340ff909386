namespace PyContainer.Build.Diagnostics;

/// <summary>How much a finding weighs: an error fails the build, a warning is shown, a message is told on request.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Shown with detailed output only.</summary>
    Message,

    /// <summary>Shown; the build goes on.</summary>
    Warning,

    /// <summary>Shown; the build fails.</summary>
    Error,
}
