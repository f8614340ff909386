using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>What the files of a base are excused from, and why: what nobody can take out of it. A setting of the user takes its place.</summary>
internal static class FileExcuses
{
    /// <summary>The excuses of an image; none for a Dockerfile that somebody wrote.</summary>
    internal static IReadOnlyList<FileExcuse> Of(HardeningContext context) => context.GeneratedBase is not { } @base ? [] :
    [
        .. @base == BaseKind.Slim
            ? [
                new FileExcuse(31, "", "slim is the compatible base and keeps its shell; the other bases have none"),
                new FileExcuse(32, "", "slim is the compatible base and keeps apt and dpkg; the other bases have none"),
            ]
            : Array.Empty<FileExcuse>(),
        .. @base == BaseKind.WolfiPython ? [new FileExcuse(32, "/usr/share/python-wheels/pip-", "Wolfi's interpreter depends on the package of this wheel")] : Array.Empty<FileExcuse>(),
        .. context.IsDebug ? [new FileExcuse(31, "", "PyContainerDebug asks for a shell")] : Array.Empty<FileExcuse>(),
    ];
}

/// <summary>One of them.</summary>
/// <param name="Number">The rule's number.</param>
/// <param name="Prefix">What the path of an excused file begins with; empty for all.</param>
/// <param name="Reason">Why.</param>
internal sealed record FileExcuse(int Number, string Prefix, string Reason)
{
    internal bool Covers(FileFinding finding) => finding.Path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The finding is told on request.</summary>
    internal HardeningRuleSetting Setting(HardeningRule rule) => new(rule.Id, DiagnosticSeverity.Message, Reason);
}
