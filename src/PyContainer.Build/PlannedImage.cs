using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>What is asked of buildx for the image of a service, and what stands against it; the same for a build of its own and for a bake.</summary>
/// <param name="Service">The item.</param>
/// <param name="Options">The service.</param>
/// <param name="Files">The files.</param>
/// <param name="Pass">The call that loads the image.</param>
/// <param name="Findings">What engine and builder cannot do of it.</param>
internal sealed record PlannedImage(ITaskItem Service, ServiceOptions Options, BuildFiles Files, BuildPass Pass, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The time of the commit that is built, in seconds since 1970; null where there is none, or SOURCE_DATE_EPOCH is set.</summary>
    internal long? CommitTime => Pass.CommitTime;

    /// <summary>The request.</summary>
    internal BuildRequest Request => BuildRequest.Create(Options, Files, Pass, Environment.GetEnvironmentVariable);

    /// <summary>Finds it out for a service whose Dockerfile is written.</summary>
    /// <exception cref="DiagnosticException">The project cannot be read, a credential is missing, or there is no such builder.</exception>
    internal static PlannedImage Create(ITaskItem item, ServiceOptions options, EngineFacts engine, IProcessRunner runner, CancellationToken cancellation)
    {
        var plan = new DeliveryPlan(options);
        var builder = plan.AsksBuilder ? new BuilderInspector(runner).InspectAsync(options.DockerPath, options.Builder, cancellation).GetAwaiter().GetResult() : BuilderFacts.Unknown;
        var service = ServiceProject.Find(options);
        if (options.Dockerfile is not null)
            InlineCredentials.Refuse(service);
        Directory.CreateDirectory(options.OutputDirectory);
        var time = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(CommitClock.Variable)) ? new CommitClock(runner).AskAsync(service.Context, cancellation).GetAwaiter().GetResult() : null;
        var build = ImageBuild.Of(options, service, time, runner, cancellation);
        return new PlannedImage(item, options, build.Files, build.Complete(plan.Load(engine)), [.. new DeliveryCheck(options, engine, builder).Findings(Environment.GetEnvironmentVariable), .. build.Findings]);
    }

    /// <summary>Which images one call of buildx can build: it has one docker, one builder, and of each secret one value.</summary>
    internal static IEnumerable<IReadOnlyList<PlannedImage>> Together(IEnumerable<PlannedImage> images)
    {
        var groups = new List<List<PlannedImage>>();
        foreach (var image in images)
        {
            if (groups.Find(group => group.TrueForAll(image.GoesWith)) is { } fitting)
                fitting.Add(image);
            else
                groups.Add([image]);
        }
        return groups;
    }

    private bool GoesWith(PlannedImage other) => Options.DockerPath == other.Options.DockerPath && Options.Builder == other.Options.Builder
        && Files.Secrets.All(secret => !other.Files.Secrets.TryGetValue(secret.Key, out var value) || value == secret.Value);
}
