using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>Reads what a user wants of the rules, and applies it.</summary>
public static class HardeningSettings
{
    private static readonly Dictionary<string, DiagnosticSeverity?> _severities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["error"] = DiagnosticSeverity.Error,
        ["warning"] = DiagnosticSeverity.Warning,
        ["message"] = DiagnosticSeverity.Message,
        ["none"] = null,
    };

    // Not critical: what must not be switched off is not lowered wholesale.
    private static readonly HardeningGrade[] _grades = [HardeningGrade.Low, HardeningGrade.Medium, HardeningGrade.High];

    /// <summary>Reads one item.</summary>
    /// <param name="rule">The rule or grade.</param>
    /// <param name="severity">The severity as text.</param>
    /// <param name="reason">The reason; may be empty.</param>
    /// <param name="at">The project that sets it.</param>
    /// <param name="fault">What is wrong, when the result is null.</param>
    public static HardeningRuleSetting? Read(string rule, string severity, string reason, SourceSpan at, out Diagnostic? fault)
    {
        fault = null;
        var found = HardeningRules.Find(rule);
        if (found is null && Grade(rule) is null)
            fault = HardeningCodes.UnknownRule.At(at, rule);
        else if (!_severities.TryGetValue(severity, out var weight))
            fault = HardeningCodes.UnknownSeverity.At(at, rule, severity);
        else if (found?.Grade == HardeningGrade.Critical && weight is null or DiagnosticSeverity.Message)
            fault = HardeningCodes.Critical.At(at, found!.Id, severity);
        else if (IsLower(weight, found?.Descriptor.Severity ?? Grade(rule)!.Value.Severity()) && string.IsNullOrWhiteSpace(reason))
            fault = HardeningCodes.NoReason.At(at, rule, severity);
        else
            return new HardeningRuleSetting(found?.Id ?? rule.ToLowerInvariant(), weight, reason.Trim());
        return null;
    }

    /// <summary>Weighs the findings of one rule: the last setting of the rule counts, else the last of its grade.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="findings">Its findings with their own weight.</param>
    /// <param name="settings">The user's settings.</param>
    /// <param name="builtIn">The package's, which any setting of the user replaces.</param>
    internal static HardeningReport Apply(HardeningRule rule, IReadOnlyList<Diagnostic> findings, IReadOnlyList<HardeningRuleSetting> settings, IReadOnlyList<HardeningRuleSetting> builtIn)
    {
        if (findings.Count == 0)
            return new HardeningReport([], []);
        var own = settings.LastOrDefault(setting => setting.Rule == rule.Id) ?? settings.LastOrDefault(setting => Grade(setting.Rule) == rule.Grade);
        var setting = own ?? builtIn.LastOrDefault(excuse => excuse.Rule == rule.Id);
        if (setting is null)
            return new HardeningReport(findings, []);
        IReadOnlyList<Excuse> excuses = IsLower(setting.Severity, rule.Descriptor.Severity) ? [new Excuse(rule, setting.Severity, setting.Reason, findings.Count, own is null)] : [];
        return new HardeningReport(setting.Severity is { } severity ? [.. findings.Select(finding => finding with { Severity = severity })] : [], excuses);
    }

    private static HardeningGrade? Grade(string text) => _grades.Where(grade => grade.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(grade => (HardeningGrade?)grade).FirstOrDefault();

    private static bool IsLower(DiagnosticSeverity? severity, DiagnosticSeverity than) => severity is null || severity < than;
}
