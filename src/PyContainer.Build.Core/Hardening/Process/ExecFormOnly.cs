using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-54: entry point and arguments are lists, not a line for a shell (JSONArgsRecommended, DL3025). BuildKit turns a list that is no
/// valid JSON into a line without an error; signals then end at the shell, and a shell must be there.
/// </summary>
internal sealed class ExecFormOnly() : HardeningRule(54, HardeningGrade.Critical, "Write a JSON list with double quotes: [\"program\", \"argument\"].")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (file.Last<EntryPointInstruction>() is { Command.IsShellForm: true } entry)
            yield return new Finding(entry, "ENTRYPOINT is in shell form");
        if (file.Last<CmdInstruction>() is { Command.IsShellForm: true } arguments)
            yield return new Finding(arguments, "CMD is in shell form");
    }

    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        if (StartCommand.IsShell(image.EntryPoint))
            yield return "the ENTRYPOINT of the image is in shell form";
        if (StartCommand.IsShell(image.Command))
            yield return "the CMD of the image is in shell form";
    }
}
