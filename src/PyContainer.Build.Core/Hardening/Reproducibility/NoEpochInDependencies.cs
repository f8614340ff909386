using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-79: the time of the commit is no argument of a stage that installs dependencies: each commit would install them again (BuildKit, build reproducibility).</summary>
internal sealed class NoEpochInDependencies() : HardeningRule(79, HardeningGrade.Medium, "Set constant file times there; the build passes SOURCE_DATE_EPOCH without an ARG.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from stage in file.Feeding.OrderBy(stage => stage.Index)
        from argument in stage.Instructions.OfType<ArgInstruction>()
        where argument.Arguments.Any(pair => pair.Key == "SOURCE_DATE_EPOCH") && file.Document.Stages.Any(other => other.Chain.Contains(stage) && Installs(file, other))
        select new Finding(argument, $"the stage '{stage.Title}' installs dependencies and takes SOURCE_DATE_EPOCH");

    private static bool Installs(DockerfileFacts file, ReadStage stage) =>
        file.Syncs.Any(sync => sync.Step.Stage.Equals(stage)) || file.Installs.Any(install => install.Step.Stage.Equals(stage));
}
