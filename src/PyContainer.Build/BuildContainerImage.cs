using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Credentials;
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

    /// <summary>The time of the commit that is built, in seconds since 1970; empty where there is none, or SOURCE_DATE_EPOCH is set.</summary>
    [Output]
    public string CommitTime { get; private set; } = "";

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var runner = new SystemProcessRunner();
        var plan = new DeliveryPlan(options);
        var engine = new Preflight(runner).CheckAsync(options.DockerPath, Cancellation).GetAwaiter().GetResult();
        var builder = plan.AsksBuilder ? new BuilderInspector(runner).InspectAsync(options.DockerPath, options.Builder, Cancellation).GetAwaiter().GetResult() : BuilderFacts.Unknown;
        foreach (var finding in new DeliveryCheck(options, engine, builder).Findings(Environment.GetEnvironmentVariable))
            Log.Report(finding);
        var service = ServiceProject.Find(options);
        if (options.Dockerfile is not null)
            InlineCredentials.Refuse(service);
        var secrets = new IndexSecretStore(runner, Environment.GetEnvironmentVariable).DemandAsync(options, service, options.Target, Cancellation).GetAwaiter().GetResult();
        foreach (var finding in secrets.Findings)
            Log.Report(finding);
        if (Log.HasLoggedErrors)
            return;
        Directory.CreateDirectory(options.OutputDirectory);
        var build = ImageBuild.Of(options, service, AskForCommit(runner, service.Context), secrets);
        var result = new Builder(runner, Log.Progress).BuildAsync(options, build.Files, build.Complete(plan.Load(engine)), Environment.GetEnvironmentVariable, Cancellation).GetAwaiter().GetResult();
        ManifestDigest = result.ManifestDigest.Value;
        ConfigDigest = result.ConfigDigest?.Value ?? "";
        (Steps, CachedSteps) = result.Steps;
        CommitTime = build.CommitTime?.ToString(CultureInfo.InvariantCulture) ?? "";
        Seconds = watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
    }

    private long? AskForCommit(SystemProcessRunner runner, string folder) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(CommitClock.Variable)) ? new CommitClock(runner).AskAsync(folder, Cancellation).GetAwaiter().GetResult() : null;
}
