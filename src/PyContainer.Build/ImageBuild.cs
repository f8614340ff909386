using PyContainer.Build.Buildx;
using PyContainer.Build.Credentials;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Files;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>What every call of buildx in one publish has in common, so that what is handed over is what was verified.</summary>
/// <param name="Files">The files.</param>
/// <param name="Labels">The labels.</param>
/// <param name="CommitTime">The time of the commit, in seconds since 1970; null where there is none.</param>
/// <param name="Findings">What should be known of the credentials.</param>
internal sealed record ImageBuild(BuildFiles Files, IReadOnlyList<ImageLabel> Labels, long? CommitTime, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>Finds it out for a service whose Dockerfile is written.</summary>
    /// <exception cref="DiagnosticException">A credential is missing.</exception>
    internal static ImageBuild Of(ServiceOptions options, ServiceProject service, long? commitTime, IProcessRunner runner, CancellationToken cancellation)
    {
        var secrets = new IndexSecretStore(runner, Environment.GetEnvironmentVariable).DemandAsync(options, service, options.Target, cancellation).GetAwaiter().GetResult();
        var files = BuildFiles.Of(options, service, Directory.Exists(options.ClosureDirectory)) with { Secrets = secrets.Values };
        var time = CommitClock.Parse(Environment.GetEnvironmentVariable(CommitClock.Variable)) ?? commitTime;
        return new ImageBuild(files, LabelsOf(options, service.Project, time), commitTime, secrets.Findings);
    }

    /// <summary>A call with what all calls have.</summary>
    internal BuildPass Complete(BuildPass pass) => pass with { Labels = Labels, CommitTime = CommitTime };

    private static IReadOnlyList<ImageLabel> LabelsOf(ServiceOptions options, PyProject project, long? time)
    {
        var document = DockerfileReader.Parse(PlainFile.Text(options.DockerfilePath, FileLimit.Dockerfile), options.DockerfilePath);
        var stage = document.Stages.LastOrDefault(stage => stage.Name == options.StageName);
        var own = stage?.Chain.SelectMany(each => each.Instructions).OfType<LabelInstruction>().SelectMany(instruction => instruction.Labels).Select(label => label.Key) ?? [];
        return ImageLabels.Create(options, project, stage?.RootImage, time, own.ToHashSet(StringComparer.Ordinal));
    }
}
