using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Options;

/// <summary>What can be wrong with the steps that a user adds to the build. The place is the project that has them.</summary>
public static class StepCodes
{
    /// <summary>Not a command.</summary>
    public static readonly Descriptor InvalidCommand = new("PYC2062", Error,
        "The PyContainerBuildCommand '{0}' with the command '{1}' cannot be run: {2}. Give each item a name of its own (small letters, digits, - _ .) and write its Command as words separated by blanks, with quotes around what has blanks or signs, or as a JSON array of strings.");

    /// <summary>Not a network.</summary>
    public static readonly Descriptor InvalidNetwork = new("PYC2063", Error,
        "The network of PyContainerBuildCommand '{0}' is '{1}'. Set it to none or default.");

    /// <summary>Not something that can be copied.</summary>
    public static readonly Descriptor InvalidCopy = new("PYC2064", Error,
        "The PyContainerCopy '{0}' to '{1}' cannot be made: {2}.");

    /// <summary>Not a fragment.</summary>
    public static readonly Descriptor InvalidFragment = new("PYC2066", Error,
        "The PyContainerDockerfileFragment '{0}' for the stage '{1}' is not there. Name a file, and one of the stages base, deps, build and prod.");
}
