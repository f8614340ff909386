namespace PyContainer.Build.Hardening;

/// <summary>HARD-15: uv installs the development group unless it is told not to (CIS Docker Benchmark 4.3, uv's guide for Docker).</summary>
internal sealed class NoDevelopmentGroups() : HardeningRule(15, HardeningGrade.High, "Add '--no-default-groups' or '--no-dev'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from sync in file.Syncs
        where sync.Step.Feeds && !sync.LeavesDefaultGroups
        select new Finding(sync.Step.Run, "'uv sync' installs the default groups, which are for developers");
}
