using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-60: nobody changes users: USER does, without a program that could do it again (DL3004, DS-0010, DKL-DI-0001).</summary>
internal sealed class NoUserChange() : HardeningRule(60, HardeningGrade.Critical, "Set USER instead and start the program itself.")
{
    private static readonly string[] _programs = ["sudo", "su", "gosu", "su-exec", "doas"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        (from step in file.Steps
         from command in step.Commands
         where _programs.Contains(command.Program) || (command.Operands.Any(word => word is "install" or "add") && command.Operands.Any(_programs.Contains))
         select new Finding(step.Run, $"'{command}' changes users or lets others do it"))
        .Concat(StartCommand.Of(file).Where(start => _programs.Contains(start.Command.Program)).Select(start => new Finding(start.At, $"the service starts through '{start.Command.Program}'")));

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        from command in StartCommand.Commands([.. image.EntryPoint, .. image.Command])
        where _programs.Contains(command.Program)
        select $"the image starts through '{command.Program}'";
}
