using System.Text.Json;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Testing;

/// <summary>What one check left.</summary>
/// <param name="Step">The check.</param>
/// <param name="Folder">The folder with its files, full path.</param>
/// <param name="ExitCode">Its exit code; 0 is a pass.</param>
/// <param name="Seconds">How long it took when it ran.</param>
/// <param name="WorkingDirectory">The folder in the stage that it ran in.</param>
public sealed record TestResult(TestStep Step, string Folder, int ExitCode, double Seconds, string WorkingDirectory)
{
    private const string FileName = "result.json";
    private const int SummaryLength = 65_536;
    private const int LineLength = 2000;
    private const int MaximumSeconds = 1_000_000;

    /// <summary>The file with all that it printed.</summary>
    public string OutputFile => Path.Combine(Folder, "output.txt");

    /// <summary>Its JUnit report, or null.</summary>
    public JUnitReport? Report { get; private init; }

    /// <summary>The lines that it printed, without colours.</summary>
    public IReadOnlyList<string> Lines { get; private init; } = [];

    /// <summary>How it ended, in a few words.</summary>
    public string Summary => $"{Step.Name} {(ExitCode == 0 ? "passed" : "failed")}" + (Report?.Count is { All: > 0 } count
        ? $" ({(count.Failed > 0 ? $"{count.Failed} of {count.All} tests failed" : $"{count.All - count.Skipped} tests passed")}{(count.Skipped == 0 ? "" : $", {count.Skipped} skipped")})" : "");

    /// <summary>A text of a check as one line for people: no colours, no control characters.</summary>
    internal static string Plain(string text) => ForeignText.Line(Buildx.AnsiText.Strip(text), LineLength).TrimEnd();

    /// <summary>Reads what a check left below a folder; null when it left nothing, or something else.</summary>
    internal static TestResult? Find(TestStep step, string results)
    {
        var folder = Path.Combine(results, step.Name);
        if (ReadSummary(folder) is not { } summary)
            return null;
        var result = new TestResult(step, folder, summary.Code, summary.Seconds, summary.Directory);
        return result with
        {
            Report = step.Report is null ? null : JUnitReport.Find(Path.Combine(folder, step.Report)),
            Lines = [.. ForeignLines.Read(result.OutputFile).Select(Plain)],
        };
    }

    /// <summary>Whether the last run below a folder did not pass.</summary>
    internal static bool HasFailed(string name, string results) => ReadSummary(Path.Combine(results, name)) is { Code: not 0 };

    private static (int Code, double Seconds, string Directory)? ReadSummary(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null || Outputs.OutputFile.Read(Path.Combine(folder, FileName), SummaryLength) is not { } bytes)
            return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return (root.GetProperty("exit").GetInt32(), Math.Clamp(root.GetProperty("seconds").GetDouble(), 0, MaximumSeconds), root.GetProperty("folder").GetString() ?? "/");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
