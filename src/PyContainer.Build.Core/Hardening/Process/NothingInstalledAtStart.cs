using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-58: nothing is installed, resolved or compiled at the start, which would need network and a root that can be written.</summary>
internal sealed class NothingInstalledAtStart() : HardeningRule(58, HardeningGrade.High, "Do it in the build and start the program of the environment.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from start in StartCommand.Of(file)
        where Installs(start.Command)
        select new Finding(start.At, $"the container starts '{start.Command}'");

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        from command in StartCommand.Commands([.. image.EntryPoint, .. image.Command])
        where Installs(command)
        select $"the image starts '{command}'";

    private static bool Installs(ShellCommand command) =>
        DockerfileFacts.UvCommand(command) is not null || command.Program == "uvx"
        || (command.Program.StartsWith("pip", StringComparison.Ordinal) && command.Operands.Contains("install"))
        || command.Value("-m") is "pip" or "compileall" or "ensurepip" or "uv";
}
