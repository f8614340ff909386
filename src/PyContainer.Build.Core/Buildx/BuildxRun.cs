using System.Diagnostics;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Runs buildx once: progress goes on as it comes, all of it goes to a log file.</summary>
/// <param name="runner">Runs docker.</param>
/// <param name="write">Takes the lines of progress as they come.</param>
internal sealed class BuildxRun(IProcessRunner runner, Action<string> write)
{
    private const int ShownLines = 20;

    /// <summary>Runs it to its end, whatever that is.</summary>
    /// <param name="command">The call.</param>
    /// <param name="path">The log file, full path.</param>
    /// <param name="targets">The targets of a bake; empty for a build of one image.</param>
    /// <param name="secrets">What nobody may see: it is taken out of whatever a step prints.</param>
    /// <param name="cancellation">Cancels the build in the engine too.</param>
    /// <exception cref="DiagnosticException">docker cannot be started.</exception>
    internal async Task<(int ExitCode, ProgressLog Progress)> RunAsync(ProcessSpec command, string path, IReadOnlyCollection<string> targets, IReadOnlyDictionary<string, string> secrets, CancellationToken cancellation)
    {
        using var log = new BuildLogFile(path);
        var progress = new ProgressLog(write) { File = log, Targets = targets, Hide = new HiddenValues(secrets).Hide };
        var watch = Stopwatch.StartNew();
        write(command.ToString());
        log.Write("$ " + command);
        try
        {
            var result = await runner.RunAsync(command with { OnErrorLine = progress.Add, RecordPath = BuildLeftovers.RecordIn(Path.GetDirectoryName(path)!) }, cancellation);
            log.Close(progress, result.ExitCode, watch.Elapsed);
            return (result.ExitCode, progress);
        }
        catch (ProcessStartException exception)
        {
            throw EngineCodes.NotStarted(exception);
        }
    }

    /// <summary>The failure of a run that ended with another code than 0.</summary>
    internal static DiagnosticException Failure(int exitCode, ProgressLog progress, string dockerfile, string path)
    {
        var finding = FailureCatalogue.Classify(exitCode, progress, dockerfile);
        return new DiagnosticException(finding with { Message = $"{finding.Message} The whole log is '{path}'." }) { Details = Excerpt(progress) };
    }

    /// <summary>
    /// Runs it once more where the engine's collector took the layers of an image that just lost its name while this one was about to share
    /// them. Every step is in the cache by then, so the second try costs a moment.
    /// </summary>
    internal async Task<T> AgainAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (DiagnosticException exception) when (exception.Diagnostic.Id == KnownFailures.CollectedId)
        {
            write("The engine collected the previous image of this name meanwhile; once more.");
            return await run();
        }
    }

    private static string[] Excerpt(ProgressLog progress) => progress.Failed is { } step
        ? [step.Title, .. step.Lines.TakeLast(ShownLines).Select(line => "  " + line)]
        : [.. progress.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(ShownLines)];
}
