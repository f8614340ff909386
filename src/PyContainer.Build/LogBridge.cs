using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Hardening;

namespace PyContainer.Build;

/// <summary>Carries findings of the core into MSBuild's log, with code, place and help link.</summary>
internal static class LogBridge
{
    /// <summary>Findings, then the reasons for which some of them weigh less: those that a user gave are always shown.</summary>
    internal static void Report(this TaskLoggingHelper log, HardeningReport report)
    {
        foreach (var finding in report.Findings)
            log.Report(finding);
        foreach (var excuse in report.Excuses)
            log.LogMessage(excuse.IsBuiltIn ? MessageImportance.Normal : MessageImportance.High, "{0}", excuse);
    }

    /// <summary>A size for people, out of the bytes that one task hands to the next.</summary>
    internal static string Megabytes(string bytes) => string.Create(CultureInfo.InvariantCulture, $"{long.Parse(bytes, CultureInfo.InvariantCulture) / 1e6:0.0} MB");

    /// <summary>A line of a build: steps are for -v:normal, what they print (indented) for -v:detailed; the log of the build has both.</summary>
    internal static void Progress(this TaskLoggingHelper log, string line) =>
        log.LogMessage(line.StartsWith(' ') ? MessageImportance.Low : MessageImportance.Normal, "{0}", line);

    internal static void Report(this TaskLoggingHelper log, Diagnostic diagnostic)
    {
        var at = diagnostic.Span ?? default;
        switch (diagnostic.Severity)
        {
            case DiagnosticSeverity.Error:
                log.LogError(null, diagnostic.Id, null, diagnostic.Descriptor.HelpLink, at.File, at.Line, at.Column, 0, 0, "{0}", diagnostic.Message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning(null, diagnostic.Id, null, diagnostic.Descriptor.HelpLink, at.File, at.Line, at.Column, 0, 0, "{0}", diagnostic.Message);
                break;
            default:
                log.LogMessage(null, diagnostic.Id, null, at.File, at.Line, at.Column, 0, 0, MessageImportance.Normal, "{0}", diagnostic.Message);
                break;
        }
    }
}
