using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>Carries a verdict into MSBuild's log: each finding at its place, then one line.</summary>
internal sealed class LockReport(TaskLoggingHelper log, ServiceOptions options)
{
    internal void Findings(LockVerdict verdict)
    {
        foreach (var finding in verdict.Findings)
            log.Report(finding.Diagnostic with { Severity = Severity(finding.Kind), Message = Text(finding) });
    }

    internal void Summary(string name, LockVerdict verdict, long milliseconds, MessageImportance importance)
    {
        var lockCount = verdict.Lock is null ? "" : $"{verdict.Packages} packages, ";
        log.LogMessage(importance, "{0} -> uv.lock {1} ({2}{3} ms, rules of uv {4})", name, Word(verdict.Kind), lockCount, milliseconds, verdict.UvVersion);
    }

    private DiagnosticSeverity Severity(LockFindingKind kind) => kind switch
    {
        LockFindingKind.Note => DiagnosticSeverity.Message,
        LockFindingKind.Undecidable => DiagnosticSeverity.Warning,
        LockFindingKind.Mismatch when options.LockStaleIsWarning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };

    // The place is where a user edits; the lock's own entry is the other half of the story.
    private static string Text(LockFinding finding) =>
        finding.LockSpan is { } at && at != finding.Diagnostic.Span && at.Line > 0 ? $"{finding.Diagnostic.Message} (uv.lock line {at.Line})" : finding.Diagnostic.Message;

    private static string Word(LockVerdictKind kind) => kind switch
    {
        LockVerdictKind.Fresh => "is fresh",
        LockVerdictKind.Stale => "is stale",
        LockVerdictKind.Missing => "is missing",
        LockVerdictKind.Undecidable => "cannot be decided from files alone",
        _ => "would be refused by uv",
    };
}
