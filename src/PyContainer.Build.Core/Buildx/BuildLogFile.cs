using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Buildx;

/// <summary>The whole log of one build, as a text that grows while it runs: each line with the number of its step, as BuildKit's plain progress has it.</summary>
public sealed partial class BuildLogFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly HashSet<int> _named = [];

    /// <param name="path">Full path; its folder is made when it is missing.</param>
    public BuildLogFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OutputFolder.RefuseLink(path);
        // Others may look while it grows.
        _writer = new StreamWriter(OutputFile.Replace(path, FileShare.Read | FileShare.Delete), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>A line of its own, such as the command.</summary>
    public void Write(string line) => _writer.WriteLine(line);

    /// <summary>The end of a step.</summary>
    public void End(ProgressStep step)
    {
        Name(step);
        Write(step, step.Error is { } error ? "FAILED: " + error : step.IsCached ? "CACHED" : step.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"done in {seconds:0.0}s") : "done");
    }

    /// <summary>A line that a step printed.</summary>
    public void Print(ProgressStep step, string line)
    {
        Name(step);
        Write(step, "  " + line);
    }

    /// <summary>How the build ended.</summary>
    public void Close(ProgressLog progress, int exitCode, TimeSpan time)
    {
        if (progress.Text.Length > 0)
            _writer.Write(AnsiText.Strip(progress.Text));
        var (all, cached) = progress.Count;
        Write(string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode} after {time.TotalSeconds:0.0}s; {cached} of {all} steps cached"));
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Name(ProgressStep step)
    {
        if (_named.Add(step.Number))
            Write(step, string.Concat(step.Targets.Select(target => target + ": ")) + Blanks().Replace(AnsiText.Strip(step.Name), " "));
    }

    private void Write(ProgressStep step, string text) => Write($"#{step.Number + 1} {text}");

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
