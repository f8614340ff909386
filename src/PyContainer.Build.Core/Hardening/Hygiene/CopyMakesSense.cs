using System.Globalization;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-95: several sources go into a folder, and <c>--from</c> names what is there (DL3021, DL3022, DL3023, DL3045, DS-0011, DS-0006).</summary>
internal sealed class CopyMakesSense() : HardeningRule(95, HardeningGrade.Low, "Correct the COPY; it fails, or does something else than it says.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from stage in file.Document.Stages
        from copy in stage.Instructions.OfType<CopyInstruction>()
        from fault in Faults(file, stage, copy)
        select new Finding(copy, fault);

    private static IEnumerable<string> Faults(DockerfileFacts file, ReadStage stage, CopyInstruction copy)
    {
        if (copy.Sources.Count > 1 && !copy.Destination.EndsWith('/') && copy.Destination is not ("." or ".."))
            yield return $"several sources go to '{copy.Destination}', which does not end in '/'";
        var isRelative = !copy.Destination.StartsWith('/') && !copy.Destination.StartsWith('$');
        if (isRelative && copy.Before.Directory is null && !stage.Chain.SelectMany(link => link.Instructions).OfType<WorkdirInstruction>().Any(workdir => workdir.Line < copy.Line))
            yield return $"'{copy.Destination}' is relative to a folder that the base decides";
        if (copy.From is not { } from || file.Document.Find(from, stage) is not null)
            yield break;
        if (string.Equals(from, stage.Name, StringComparison.OrdinalIgnoreCase))
            yield return "a stage copies from itself";
        else if (file.Document.Stages.Any(other => string.Equals(other.Name, from, StringComparison.OrdinalIgnoreCase)) || int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            yield return $"the stage '{from}' does not stand before this one";
    }
}
