using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-25: a step that needs no network gets none (SLSA, hermetic builds).</summary>
internal sealed class NoNetworkNeeded() : HardeningRule(25, HardeningGrade.Low, "Add '--network=none'.")
{
    private static readonly string[] _local =
        ["rm", "find", "touch", "mkdir", "rmdir", "chmod", "chown", "ln", "cp", "mv", "true", "echo", "printf", "sed", "cat", "ls", "test", "[", "set", "sort", "tar", "install", "adduser", "addgroup", "useradd", "groupadd"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from step in file.Steps
        where !step.Run.IsOffline && step.Commands.Count > 0 && step.Commands.All(IsLocal)
        select new Finding(step.Run, "a step that works on files alone has the network");

    private static bool IsLocal(ShellCommand command) => command.Words.Count == 0 || _local.Contains(command.Program) || command.Value("-m") is "compileall" or "venv";
}
