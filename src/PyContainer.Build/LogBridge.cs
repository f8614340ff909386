using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Buildx;
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
    /// <param name="bytes">The bytes.</param>
    /// <param name="kind">What was counted; empty where the engine does not tell.</param>
    internal static string Megabytes(string bytes, string kind) => string.Create(CultureInfo.InvariantCulture, $"{long.Parse(bytes, CultureInfo.InvariantCulture) / 1e6:0.0} MB{(kind.Length > 0 ? " " + kind : "")}");

    /// <summary>What an engine counts as the size of an image: the store of containerd the layers as they travel, the classic one the files in them.</summary>
    internal static string SizeKind(EngineFacts engine) => engine.HasContainerdStore switch { true => "compressed", false => "unpacked", null => "" };

    /// <summary>A time for people. It is a text before it is logged: a number would be formatted by whoever shows it, in its own culture.</summary>
    internal static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

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
