using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>How much a rule of the rubric weighs, before any setting of the user.</summary>
public enum HardeningGrade
{
    /// <summary>Good form. Told on request.</summary>
    Low,

    /// <summary>Defence in depth, or what makes a build slow. Told on request.</summary>
    Medium,

    /// <summary>A weakness that somebody may have a reason for. A warning.</summary>
    High,

    /// <summary>The image does not run, is root, or gives a secret away. An error.</summary>
    Critical,
}

internal static class HardeningGrades
{
    internal static DiagnosticSeverity Severity(this HardeningGrade grade) => grade switch
    {
        HardeningGrade.Critical => DiagnosticSeverity.Error,
        HardeningGrade.High => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Message,
    };
}
