namespace PyContainer.Build.Hardening;

/// <summary>HARD-24: no source distribution of somebody else is built: building runs its code (SLSA). The step that installs the dependencies says so.</summary>
internal sealed class WheelsOnly() : HardeningRule(24, HardeningGrade.Medium, "Add '--no-build' (uv) or '--only-binary :all:' (pip).")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Syncs.Where(sync => sync.Step.Feeds).GroupBy(sync => sync.Step.Stage.Chain[0].Index).Select(group => group.First()).Where(sync => !sync.BuildsNothing)
            .Select(sync => new Finding(sync.Step.Run, "the dependencies may be built from source"))
            .Concat(from install in file.Installs
                    where install.Step.Feeds && install.UsesIndex && !install.BuildsNothing
                    select new Finding(install.Step.Run, $"'{install.Command}' may build from source"));
}
