using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Builds the image of a service with <c>docker buildx build</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class BuildContainerImage : ServiceTask
{
    /// <summary>The digest of the image's manifest.</summary>
    [Output]
    public string ManifestDigest { get; private set; } = "";

    /// <summary>The digest of the image's config; empty where buildx does not tell.</summary>
    [Output]
    public string ConfigDigest { get; private set; } = "";

    /// <summary>How long it took, in seconds.</summary>
    [Output]
    public string Seconds { get; private set; } = "";

    /// <summary>How many instructions of the Dockerfile were carried out.</summary>
    [Output]
    public int Steps { get; private set; }

    /// <summary>How many of them the cache answered.</summary>
    [Output]
    public int CachedSteps { get; private set; }

    /// <summary>The time of the commit that is built, in seconds since 1970; empty where there is none, or SOURCE_DATE_EPOCH is set.</summary>
    [Output]
    public string CommitTime { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var runner = new SystemProcessRunner();
        var engine = EngineQuestion.Ask(BuildEngine4, options.DockerPath).Answer(Cancellation);
        var image = PlannedImage.Create(Service, options, engine, runner, Cancellation);
        foreach (var finding in image.Findings)
            Log.Report(finding);
        if (Log.HasLoggedErrors)
            return;
        var result = new Builder(runner, Log.Progress).BuildAsync(options, image.Files, image.Pass, Environment.GetEnvironmentVariable, Cancellation).GetAwaiter().GetResult();
        ManifestDigest = result.ManifestDigest.Value;
        ConfigDigest = result.ConfigDigest?.Value ?? "";
        (Steps, CachedSteps) = result.Steps;
        CommitTime = image.CommitTime?.ToString(CultureInfo.InvariantCulture) ?? "";
        Seconds = LogBridge.Seconds(watch.Elapsed);
    }
}
