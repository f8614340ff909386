using System.Diagnostics;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Runs a build and says what came of it.</summary>
/// <param name="runner">Runs docker.</param>
/// <param name="write">Takes the lines of progress as they come.</param>
public sealed class Builder(IProcessRunner runner, Action<string> write)
{
    private const int ShownLines = 20;

    /// <summary>Builds the image of a service.</summary>
    /// <param name="options">The service.</param>
    /// <param name="files">Its files; the metadata file is written anew.</param>
    /// <param name="pass">What is made, and where it goes.</param>
    /// <param name="environment">Reads a variable of the calling process.</param>
    /// <param name="cancellation">Cancels the build in the engine too.</param>
    /// <exception cref="DiagnosticException">The build failed; the code tells why.</exception>
    public async Task<BuildxMetadata> BuildAsync(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment, CancellationToken cancellation)
    {
        // A failed build leaves the file of the last one in place.
        File.Delete(files.Metadata);
        var progress = await RunAgainAsync(() => RunAsync(options, files, pass, environment, cancellation));
        var metadata = (File.Exists(files.Metadata) ? BuildxMetadata.Parse(await File.ReadAllTextAsync(files.Metadata, cancellation)) : null)
            ?? throw EngineCodes.NoMetadata.Error(at: null, files.Metadata);
        return metadata with { Steps = progress.Count };
    }

    /// <summary>Runs the build alone; what it leaves is for the caller to read.</summary>
    /// <returns>Its steps.</returns>
    /// <exception cref="DiagnosticException">The build failed; the code tells why.</exception>
    public async Task<ProgressLog> RunAsync(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment, CancellationToken cancellation)
    {
        using var log = new BuildLogFile(files.LogOf(pass));
        var progress = new ProgressLog(write) { File = log, Hide = new HiddenValues(files.Secrets).Hide };
        var watch = Stopwatch.StartNew();
        var command = BuildxCommand.Create(options, files, pass, environment) with { OnErrorLine = progress.Add, RecordPath = files.LogOf(pass) + ProcessRecord.Extension };
        write(command.ToString());
        log.Write("$ " + command);
        ProcessResult result;
        try
        {
            result = await runner.RunAsync(command, cancellation);
        }
        catch (ProcessStartException exception)
        {
            throw EngineCodes.NoDocker.Error(at: null, exception.FileName);
        }
        log.Close(progress, result.ExitCode, watch.Elapsed);
        if (result.ExitCode != 0)
            throw new DiagnosticException(Named(FailureCatalogue.Classify(result.ExitCode, progress, files.Dockerfile), files.LogOf(pass))) { Details = Excerpt(progress) };
        return progress;
    }

    // The engine's collector took the layers of an image that just lost its name while this one was about to share them. Every step is in the
    // cache by now, so the second try costs a moment.
    private async Task<ProgressLog> RunAgainAsync(Func<Task<ProgressLog>> run)
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

    private static Diagnostic Named(Diagnostic failure, string log) => failure with { Message = $"{failure.Message} The whole log is '{log}'." };

    private static string[] Excerpt(ProgressLog progress) => progress.Failed is { } step
        ? [step.Title, .. step.Lines.TakeLast(ShownLines).Select(line => "  " + line)]
        : [.. progress.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(ShownLines)];
}
