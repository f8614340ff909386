namespace PyContainer.Build.Hardening;

/// <summary>HARD-15: uv installs the development group unless it is told not to (CIS Docker Benchmark 4.3, uv's guide for Docker).</summary>
internal sealed class NoDevelopmentGroups() : HardeningRule(15, HardeningGrade.High, "Add '--no-default-groups' or '--no-dev'.")
{
    private static readonly HashSet<string> _tools = new(StringComparer.Ordinal)
    {
        "pytest", "ruff", "mypy", "coverage", "black", "flake8", "pylint", "pyright", "basedpyright", "isort", "bandit", "tox", "nox", "pre_commit", "ipdb", "debugpy",
    };

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from sync in file.Syncs
        where sync.Step.Feeds && !sync.LeavesDefaultGroups
        select new Finding(sync.Step.Run, "'uv sync' installs the default groups, which are for developers");

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from folder in files.SiteFolders
        from entry in files.Files.In(folder.Path)
        where entry.Name.EndsWith(".dist-info", StringComparison.Ordinal)
        let name = entry.Name.Split('-')[0].ToLowerInvariant()
        where _tools.Contains(name) || name.StartsWith("pytest_", StringComparison.Ordinal)
        select new FileFinding(entry.Path, "is a tool of developers");
}
