using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
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

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var runner = new SystemProcessRunner();
        new Preflight(runner).CheckAsync(options.DockerPath, Cancellation).GetAwaiter().GetResult();
        Directory.CreateDirectory(options.OutputDirectory);
        var service = ServiceProject.Find(options);
        IndexCredentials.Demand(service, Environment.GetEnvironmentVariable);
        var files = BuildFiles.Of(options, service, Directory.Exists(options.ClosureDirectory));
        var builder = new Builder(runner, Log.Progress);
        var result = builder.BuildAsync(options, files, Environment.GetEnvironmentVariable, Cancellation).GetAwaiter().GetResult();
        ManifestDigest = result.ManifestDigest.Value;
        ConfigDigest = result.ConfigDigest?.Value ?? "";
        (Steps, CachedSteps) = result.Steps;
        Seconds = watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
