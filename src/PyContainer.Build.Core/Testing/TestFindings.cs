using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>Turns what a failed check left into findings: never none.</summary>
internal static class TestFindings
{
    /// <summary>More of one check are counted and not listed.</summary>
    private const int Listed = 100;

    private const int ShownLines = 20;
    private const int NotFound = 127;

    internal static IEnumerable<Diagnostic> Of(TestResult result, string project, ServiceProject service)
    {
        if (result.ExitCode == 0)
            return [];
        if (result.ExitCode == NotFound)
            return [TestCodes.CommandMissing.At(SourceSpan.Of(project), result.Step.Arguments[0])];
        var found = result.Step.Tool.Read(result, new SourceMap(project, service, result.WorkingDirectory)).ToList();
        if (found.Count == 0)
            return [TestCodes.CommandFailed.At(SourceSpan.Of(project), result.Step, result.ExitCode, LastLine(result), result.OutputFile)];
        return found.Count <= Listed ? found : [.. found.Take(Listed), TestCodes.More.At(SourceSpan.Of(project), result.Step, found.Count - Listed, result.OutputFile)];
    }

    /// <summary>What a check printed last, where its output had no known form.</summary>
    internal static IEnumerable<string> Excerpt(TestResult result, IEnumerable<Diagnostic> findings) =>
        findings.Any(finding => finding.Descriptor == TestCodes.CommandFailed) ? result.Lines.Where(line => line.Length > 0).TakeLast(ShownLines).Select(line => "  " + ForeignText.Alone(line)) : [];

    private static string LastLine(TestResult result) => result.Lines.LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "it printed nothing";
}
