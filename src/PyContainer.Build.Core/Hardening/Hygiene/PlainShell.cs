using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-96: no failure is hidden: a pipe runs under pipefail, WORKDIR takes the place of cd, SHELL stays a shell (DL4006, DL4005, DL3003, DS-0013).</summary>
internal sealed class PlainShell() : HardeningRule(96, HardeningGrade.Low, "Write 'set -o pipefail' before the pipe, WORKDIR for cd, and SHELL for that option only.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        foreach (var step in file.Steps)
        {
            if (step.Commands.Any(command => command.IsPiped) && !HasPipefail(step))
                yield return new Finding(step.Run, "a pipe hides the failure of its first programs");
            if (step.Commands.Any(command => command.Program == "cd"))
                yield return new Finding(step.Run, "cd holds for this RUN only");
        }
        foreach (var shell in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<ShellInstruction>().Where(shell => !IsPipefail(shell)))
            yield return new Finding(shell, "SHELL changes how every RUN is read");
    }

    private static bool HasPipefail(BuildStep step) =>
        step.Commands.Any(command => command.Program == "set" && command.Words.Contains("pipefail"))
        || step.Stage.Chain.SelectMany(stage => stage.Instructions).OfType<ShellInstruction>().Any(IsPipefail);

    private static bool IsPipefail(ShellInstruction shell) => shell.Arguments.Any(argument => argument.Contains("pipefail", StringComparison.Ordinal));
}
