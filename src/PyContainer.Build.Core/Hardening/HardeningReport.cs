using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>What came of a check.</summary>
/// <param name="Findings">The findings with the weight that the settings give them; what is switched off is not among them.</param>
/// <param name="Excuses">The reasons that lowered or hid a finding.</param>
public sealed record HardeningReport(IReadOnlyList<Diagnostic> Findings, IReadOnlyList<Excuse> Excuses)
{
    /// <summary>The rules that are broken, excused or not.</summary>
    public IReadOnlySet<HardeningRule> Broken => Findings.Select(finding => HardeningRules.Find(finding.Id)!).Concat(Excuses.Select(excuse => excuse.Rule)).ToHashSet();
}

/// <summary>A reason for which a broken rule weighs less.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What it weighs now; null is nothing.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many findings it was used for.</param>
/// <param name="IsBuiltIn">Whether this package gives the reason, not the user.</param>
public sealed record Excuse(HardeningRule Rule, DiagnosticSeverity? Severity, string Reason, int Count, bool IsBuiltIn)
{
    /// <summary>One line for the log.</summary>
    public override string ToString() =>
        $"{Rule.Id} {(Severity is { } severity ? $"is a {severity.ToString().ToLowerInvariant()}" : "is off")} ({Count} finding{(Count == 1 ? "" : "s")}): {Reason}";
}
