using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-13: dependencies and the project's own files are layers apart, the own files last, so that a changed line ships a few kilobytes
/// (Docker's guide to the build cache, uv's "Intermediate layers").
/// </summary>
internal sealed class OwnLayer() : HardeningRule(13, HardeningGrade.Medium, "Copy the dependencies from a stage that holds nothing else, then the own files.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        foreach (var sync in file.Syncs.Where(sync => !sync.LeavesOwnFiles && file.Production.Chain.Contains(sync.Step.Stage)))
            yield return new Finding(sync.Step.Run, "dependencies and own files come into one environment in what ships");
        var environments = file.Shipped.OfType<CopyInstruction>().Select(copy => (Copy: copy, Syncs: Carried(file, copy))).Where(pair => pair.Syncs.Count > 0).ToList();
        foreach (var (copy, _) in environments.Where(pair => pair.Syncs.Any(sync => !sync.LeavesOwnFiles)))
            yield return new Finding(copy, "one layer carries dependencies and own files");
        if (environments is [.., var (last, _)] && ReferenceEquals(last, file.Last<CopyInstruction>()) && file.Shipped.OfType<CopyInstruction>().Count() > 1)
            yield return new Finding(last, "the dependencies come after the own files");
    }

    // The syncs whose environment lies in what is copied.
    private static List<UvSync> Carried(DockerfileFacts file, CopyInstruction copy)
    {
        if (file.SourceOf(copy) is not { } stage)
            return [];
        var chain = stage.Chain;
        return [.. file.Syncs.Where(sync => chain.Contains(sync.Step.Stage) && sync.Environment is { } environment && copy.Sources.Any(source => Paths.IsIn(environment, source)))];
    }
}
