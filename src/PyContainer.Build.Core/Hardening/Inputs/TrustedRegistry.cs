namespace PyContainer.Build.Hardening;

/// <summary>HARD-04: the registry is written out and is one that is trusted (DL3026, CIS Docker Benchmark 4.2).</summary>
internal sealed class TrustedRegistry() : HardeningRule(4, HardeningGrade.Medium,
    "Write the host; an image of your own registry is trusted where ContainerBaseImage, PyContainerBuilderImage or PyContainerUvImage names it.")
{
    // Where the five bases and uv come from.
    private static readonly string[] _known = ["docker.io", "gcr.io", "ghcr.io", "cgr.dev"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from image in file.Images
        where image.Reference is not null
        let host = image.Reference!.Registry
        where host is null || !_known.Concat(file.Context.TrustedRegistries).Contains(host)
        select new Finding(image.At, host is null ? $"'{image.Text}' does not say its registry" : $"the registry '{host}' is not among the known ones");
}
