using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>What can be wrong with a setting of a rule. The place is the project that sets it.</summary>
public static class HardeningCodes
{
    /// <summary>No such rule.</summary>
    public static readonly DiagnosticDescriptor UnknownRule = new("PYC4101", DiagnosticSeverity.Error,
        "'{0}' is not a rule that a Dockerfile or an image is held against. Give PyContainerHardeningRule an id such as HARD-10, or one of the grades low, medium and high.");

    /// <summary>No such severity.</summary>
    public static readonly DiagnosticDescriptor UnknownSeverity = new("PYC4102", DiagnosticSeverity.Error,
        "'{1}' is not a severity. Set Severity of PyContainerHardeningRule '{0}' to error, warning, message or none.");

    /// <summary>A rule is lowered without a reason.</summary>
    public static readonly DiagnosticDescriptor NoReason = new("PYC4103", DiagnosticSeverity.Error,
        "PyContainerHardeningRule '{0}' is lowered to '{1}' without a reason. Write it in Reason; it is printed when the rule is broken.");

    /// <summary>Not a way to verify an image.</summary>
    public static readonly DiagnosticDescriptor UnknownVerification = new("PYC4110", DiagnosticSeverity.Error,
        "'{0}' is not a way to verify an image. Set PyContainerVerify to config or full.");

    /// <summary>A critical rule is switched off.</summary>
    public static readonly DiagnosticDescriptor Critical = new("PYC4104", DiagnosticSeverity.Error,
        "{0} is critical and cannot be '{1}'. Mend what it finds, or set Severity to warning with a reason.");
}
