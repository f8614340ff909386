using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-69: the interpreter that the environment links to is where it ships. The image's files are the proof; one certain case is seen in
/// the file already: the official image has its interpreter in /usr/local/bin, distroless python3 in /usr/bin.
/// </summary>
internal sealed class InterpreterResolves() : HardeningRule(69, HardeningGrade.Critical,
    "Link '/usr/bin/python3.X' to the builder's interpreter and set UV_PYTHON to it, before the environment is made.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        !new ImageName(file.Production.RootImage).IsDistrolessPython ? [] :
            from copy in file.Shipped.OfType<CopyInstruction>()
            let stage = file.SourceOf(copy)
            where stage is not null && new ImageName(stage.RootImage).IsOfficialPython && MakesEnvironment(file, stage) && !TakesShippedPath(stage)
            select new Finding(copy, "the environment links to /usr/local/bin/python, which does not ship");

    private static bool MakesEnvironment(DockerfileFacts file, ReadStage stage) => file.Steps.Any(step => stage.Chain.Contains(step.Stage)
        && step.Commands.Any(command => DockerfileFacts.UvCommand(command) is "sync" or "venv" || command.Value("-m") == "venv" || command.Program == "virtualenv"));

    private static bool TakesShippedPath(ReadStage stage) => stage.After.Environment.Any(variable => variable is { Key: "UV_PYTHON_PREFERENCE", Value: "only-managed" } or { Key: "UV_MANAGED_PYTHON" })
        || stage.After.Variable("UV_PYTHON")?.StartsWith("/usr/bin/", StringComparison.Ordinal) == true
        || stage.Chain.SelectMany(link => link.Instructions).OfType<RunInstruction>().Any(run => run.Source.Text.Contains("/usr/bin/python", StringComparison.Ordinal));

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        foreach (var environment in files.Environments)
        {
            if (environment.Interpreter is not { IsExecutable: true })
                yield return new FileFinding(environment.Python, $"leads to no interpreter{(files.Files.Find(environment.Python)?.Target is { Length: > 0 } target ? $", but to '{target}'" : "")}");
            else if (environment.Home is { Length: > 0 } home && files.Files.Resolve(home) is null)
                yield return new FileFinding(environment.Config.Path, $"names '{home}' as the folder of its interpreter, which is not there");
        }
    }
}
