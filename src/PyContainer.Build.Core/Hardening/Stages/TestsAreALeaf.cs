namespace PyContainer.Build.Hardening;

/// <summary>HARD-12: nothing reaches what ships from a stage with development groups or a test tool, so no test code can.</summary>
internal sealed class TestsAreALeaf() : HardeningRule(12, HardeningGrade.High, "Install and run them in a stage of their own that nothing is copied from.")
{
    private static readonly string[] _tools = ["pytest", "py.test", "ruff", "mypy", "pyright", "tox", "nox", "coverage", "pylint", "flake8"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Syncs.Where(sync => sync.Step.Feeds && sync.AsksForDevelopment)
            .Select(sync => new Finding(sync.Step.Run, $"the stage '{sync.Step.Stage.Title}' feeds what ships and installs a group for developers"))
            .Concat(from step in file.Steps
                    from command in step.Commands
                    where step.Feeds && (_tools.Contains(command.Program) || command.Words.Skip(1).Where((word, index) => command.Words[index] is "run" or "-m").Any(_tools.Contains))
                    select new Finding(step.Run, $"the stage '{step.Stage.Title}' feeds what ships and runs '{command}'"));
}
