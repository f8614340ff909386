using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-55: the file sets one ENTRYPOINT and at most one CMD; otherwise the base's shell or interpreter starts (MultipleInstructionsDisallowed, DL4003, DL4004, DS-0016, DS-0007).</summary>
internal sealed class OneEntryPoint() : HardeningRule(55, HardeningGrade.High, "Set one ENTRYPOINT in the last stage.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var last = file.Last<EntryPointInstruction>();
        if (last is null)
            yield return file.Missing(file.Last<CmdInstruction>() is null ? "what ships has neither ENTRYPOINT nor CMD" : "what ships has no ENTRYPOINT");
        else if (last.Command.Arguments is { Count: 0 })
            yield return new Finding(last, "ENTRYPOINT is empty");
        foreach (var stage in file.Production.Chain)
        {
            if (stage.Instructions.OfType<EntryPointInstruction>().Skip(1).FirstOrDefault() is { } second)
                yield return new Finding(second, "ENTRYPOINT stands twice in a stage");
            if (stage.Instructions.OfType<CmdInstruction>().Skip(1).FirstOrDefault() is { } other)
                yield return new Finding(other, "CMD stands twice in a stage");
        }
    }

    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        if (image.EntryPoint.Count == 0)
            yield return image.Command.Count == 0 ? "the image has neither ENTRYPOINT nor CMD" : "the image has no ENTRYPOINT";
    }
}
