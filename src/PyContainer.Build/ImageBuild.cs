using PyContainer.Build.Buildx;
using PyContainer.Build.Credentials;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>What every call of buildx in one publish has in common, so that what is handed over is what was verified.</summary>
/// <param name="Files">The files.</param>
/// <param name="Labels">The labels.</param>
/// <param name="CommitTime">The time of the commit, in seconds since 1970; null where there is none.</param>
internal sealed record ImageBuild(BuildFiles Files, IReadOnlyList<ImageLabel> Labels, long? CommitTime)
{
    /// <summary>Finds it out for a service whose Dockerfile is written.</summary>
    internal static ImageBuild Of(ServiceOptions options, ServiceProject service, long? commitTime, IndexSecrets secrets)
    {
        var files = BuildFiles.Of(options, service, Directory.Exists(options.ClosureDirectory)) with { Secrets = secrets.Values };
        var time = CommitClock.Parse(Environment.GetEnvironmentVariable(CommitClock.Variable)) ?? commitTime;
        return new ImageBuild(files, LabelsOf(options, service.Project, time), commitTime);
    }

    /// <summary>A call with what all calls have.</summary>
    internal BuildPass Complete(BuildPass pass) => pass with { Labels = Labels, CommitTime = CommitTime };

    private static IReadOnlyList<ImageLabel> LabelsOf(ServiceOptions options, PyProject project, long? time)
    {
        var document = DockerfileReader.Parse(File.ReadAllText(options.DockerfilePath), options.DockerfilePath);
        var stage = document.Stages.LastOrDefault(stage => stage.Name == options.StageName);
        var own = stage?.Chain.SelectMany(each => each.Instructions).OfType<LabelInstruction>().SelectMany(instruction => instruction.Labels).Select(label => label.Key) ?? [];
        return ImageLabels.Create(options, project, stage?.RootImage, time, own.ToHashSet(StringComparer.Ordinal));
    }
}
