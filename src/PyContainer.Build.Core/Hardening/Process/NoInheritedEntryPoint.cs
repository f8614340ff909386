using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-56: an entry point of the base is overridden. In distroless python3 it is the interpreter, which would take the program of a CMD
/// for a script.
/// </summary>
internal sealed class NoInheritedEntryPoint() : HardeningRule(56, HardeningGrade.Critical, "Set ENTRYPOINT in the last stage.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Last<EntryPointInstruction>() is null && new ImageName(file.Production.RootImage).HasEntryPoint
            ? [file.Missing($"the ENTRYPOINT of '{file.Production.RootImage}' is still there")]
            : [];

    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        var isInterpreter = image.EntryPoint is [var program] && program[(program.LastIndexOf('/') + 1)..].StartsWith("python", StringComparison.Ordinal);
        if (isInterpreter && image.Command is [var first, ..] && !first.StartsWith('-') && !first.EndsWith(".py", StringComparison.Ordinal))
            yield return $"the base's interpreter would run '{first}' as a script";
    }
}
