using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-17: lock and manifests enter before the sources, so that a changed line does not install everything again (Docker's guide to the build cache).</summary>
internal sealed class ManifestsFirst() : HardeningRule(17, HardeningGrade.Low, "Install the dependencies with the manifests alone, then copy the sources.")
{
    private static readonly string[] _manifests = ["pyproject.toml", "uv.lock", "uv.toml", ".python-version", "LICENSE", "README", "requirements", "pylock"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var firsts = file.Syncs.Select(sync => sync.Step).Concat(file.Installs.Where(install => install.UsesIndex).Select(install => install.Step))
            .Where(step => step.Feeds).OrderBy(step => step.Run.Line).DistinctBy(step => step.Stage.Chain[0].Index);
        foreach (var step in firsts)
        {
            var before = step.Stage.Chain.SelectMany(stage => stage.Instructions).TakeWhile(instruction => !ReferenceEquals(instruction, step.Run)).OfType<CopyInstruction>();
            if (before.FirstOrDefault(copy => copy.From is null && copy.Sources.Any(source => !IsManifest(source))) is { } copy)
                yield return new Finding(copy, "sources enter before the dependencies are installed");
        }
    }

    private static bool IsManifest(string source)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        return _manifests.Any(manifest => name.StartsWith(manifest, StringComparison.OrdinalIgnoreCase));
    }
}
