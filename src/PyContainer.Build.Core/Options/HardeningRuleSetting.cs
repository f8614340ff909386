using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Options;

/// <summary>What a user wants of a hardening rule: one <c>PyContainerHardeningRule</c> item.</summary>
/// <param name="Rule">The rule (<c>HARD-10</c>), or a grade that stands for all its rules (<c>medium</c>).</param>
/// <param name="Severity">The new weight; null switches the rule off.</param>
/// <param name="Reason">Why; empty where a rule is only raised.</param>
public sealed record HardeningRuleSetting(string Rule, DiagnosticSeverity? Severity, string Reason);
