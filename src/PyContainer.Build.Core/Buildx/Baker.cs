using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>What came of one target of a bake.</summary>
/// <param name="Target">The target.</param>
/// <param name="Metadata">The image; null where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
/// <param name="Seconds">How long it took, from the start of the bake to its own last step.</param>
public sealed record BakedImage(BakeTarget Target, BuildxMetadata? Metadata, DiagnosticException? Failure, double Seconds);

/// <summary>
/// Builds several images with one call of <c>docker buildx bake</c>: what their Dockerfiles have in common is built once. buildx stops
/// everything when one image fails; here the others are then built to their end, from the cache as far as they had come.
/// </summary>
/// <param name="runner">Runs docker.</param>
/// <param name="write">Takes the lines of progress as they come.</param>
public sealed partial class Baker(IProcessRunner runner, Action<string> write)
{
    /// <summary>The name of the file with buildx's results.</summary>
    public const string MetadataName = "bake.metadata.json";

    private readonly BuildxRun _run = new(runner, write);

    /// <summary>Bakes.</summary>
    /// <param name="docker">The program.</param>
    /// <param name="file">The bake file, full path; the log and buildx's results lie beside it.</param>
    /// <param name="targets">Its targets, all of one builder.</param>
    /// <param name="cancellation">Cancels the builds in the engine too.</param>
    /// <exception cref="DiagnosticException">docker cannot be started.</exception>
    public async Task<IReadOnlyList<BakedImage>> BakeAsync(string docker, string file, IReadOnlyList<BakeTarget> targets, CancellationToken cancellation)
    {
        var images = new List<BakedImage>();
        var left = targets.ToList();
        while (left.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var ended = await OnceAsync(docker, file, left, images.Count, cancellation);
            images.AddRange(ended);
            left.RemoveAll(target => ended.Any(image => image.Target == target));
        }
        return images;
    }

    private async Task<IReadOnlyList<BakedImage>> OnceAsync(string docker, string file, IReadOnlyList<BakeTarget> targets, int failed, CancellationToken cancellation)
    {
        var (metadata, log) = (Path.Combine(Path.GetDirectoryName(file)!, MetadataName), Path.ChangeExtension(file, failed == 0 ? ".log" : $".{failed}.log"));
        File.Delete(metadata);
        var command = BakeCommand.Create(docker, file, metadata, targets);
        ProgressLog? progress = null;
        try
        {
            progress = await _run.AgainAsync(async () =>
            {
                var (exitCode, lines) = await _run.RunAsync(command, log, [.. targets.Select(target => target.Name)], Secrets(targets), cancellation);
                progress = lines;
                return exitCode == 0 ? lines : throw BuildxRun.Failure(exitCode, lines, Failed(lines, targets)[0].Request.Dockerfile, log);
            });
            return Read(metadata, targets, progress);
        }
        catch (DiagnosticException exception) when (progress is not null)
        {
            return [.. Failed(progress, targets).Select(target => new BakedImage(target, Metadata: null, exception, progress.SecondsOf(target.Name)))];
        }
    }

    private static Dictionary<string, string> Secrets(IReadOnlyList<BakeTarget> targets) =>
        targets.SelectMany(target => target.Request.SecretValues).DistinctBy(secret => secret.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    // Whoever needs the step that failed; where no step did, the one that the message names; else all of them.
    private static IReadOnlyList<BakeTarget> Failed(ProgressLog progress, IReadOnlyList<BakeTarget> targets)
    {
        var named = Named().Match(AnsiText.Strip(progress.Text)).Groups["target"].Value;
        var failed = targets.Where(target => target.Name == named || progress.Failed?.Targets.Contains(target.Name) == true).ToList();
        return failed.Count > 0 ? failed : targets;
    }

    private static List<BakedImage> Read(string metadata, IReadOnlyList<BakeTarget> targets, ProgressLog progress)
    {
        var images = BuildxMetadata.ParseBake(File.Exists(metadata) ? File.ReadAllText(metadata) : "");
        return [.. targets.Select(target =>
        {
            var found = images.GetValueOrDefault(target.Name);
            return new BakedImage(target, found is null ? null : found with { Steps = progress.CountOf(target.Name) }, found is null ? EngineCodes.NoMetadata.Error(at: null, metadata) : null, progress.SecondsOf(target.Name));
        })];
    }

    [GeneratedRegex(@"^ERROR: target (?<target>\S+): ", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
