using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-77: what ships takes named paths: no whole context and no whole root of a stage (DL3067). A tree that was laid out below a folder
/// of its own is not a root.
/// </summary>
internal sealed class NoWholeTree() : HardeningRule(77, HardeningGrade.Medium, "Copy the folders that the service needs.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        foreach (var copy in file.Shipped.OfType<CopyInstruction>())
        {
            if (copy.From is null ? copy.Sources.Any(IsAll) : copy.Sources.Contains("/"))
                yield return new Finding(copy, copy.From is null ? "the whole context ships" : $"the whole of '{copy.From}' ships");
            else if (file.SourceOf(copy) is { } stage && copy.Sources.Any(source => Holds(stage, source)))
                yield return new Finding(copy, "the whole context ships by way of a builder's folder");
        }
    }

    private static bool IsAll(string source) => source is "." or "./" or "/" or "*" or "./*";

    private static bool Holds(ReadStage stage, string source) => stage.Chain.SelectMany(link => link.Instructions).OfType<CopyInstruction>()
        .Any(copy => copy.From is null && copy.Sources.Any(IsAll) && Paths.IsIn(copy.Before.Resolve(copy.Destination).TrimEnd('.'), source));
}
