using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Processes;

/// <summary>What can be wrong with other programs.</summary>
public static class ProcessCodes
{
    /// <summary>A program does not start.</summary>
    public static readonly Descriptor NotStarted = new("PYC3120", Error,
        "'{0}' cannot be started: it {1}. Install it, or correct the property that names it.");

    /// <summary>A program of a publish that was killed may still run.</summary>
    public static readonly Descriptor LeftRunning = new("PYC3121", Warning,
        "Process {0} may be a docker that a killed publish left running: {1}. It is left alone. End it yourself if it is one.");
}
