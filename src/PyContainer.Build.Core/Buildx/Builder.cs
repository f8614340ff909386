using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Runs a build and says what came of it.</summary>
/// <param name="runner">Runs docker.</param>
/// <param name="write">Takes the lines of progress as they come.</param>
public sealed class Builder(IProcessRunner runner, Action<string> write)
{
    private readonly BuildxRun _run = new(runner, write);

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
        var progress = await _run.AgainAsync(() => RunAsync(options, files, pass, environment, cancellation));
        var metadata = (File.Exists(files.Metadata) ? BuildxMetadata.Parse(await File.ReadAllTextAsync(files.Metadata, cancellation)) : null)
            ?? throw EngineCodes.NoMetadata.Error(at: null, files.Metadata);
        return metadata with { Steps = progress.Count };
    }

    /// <summary>Runs the build alone; what it leaves is for the caller to read.</summary>
    /// <returns>Its steps.</returns>
    /// <exception cref="DiagnosticException">The build failed; the code tells why.</exception>
    public async Task<ProgressLog> RunAsync(ServiceOptions options, BuildFiles files, BuildPass pass, Func<string, string?> environment, CancellationToken cancellation)
    {
        var (path, request) = (files.LogOf(pass), BuildRequest.Create(options, files, pass, environment));
        var (exitCode, progress) = await _run.RunAsync(BuildxCommand.Create(options, files, request), path, [], request.SecretValues, cancellation);
        return exitCode == 0 ? progress : throw BuildxRun.Failure(exitCode, progress, files.Dockerfile, path);
    }
}
