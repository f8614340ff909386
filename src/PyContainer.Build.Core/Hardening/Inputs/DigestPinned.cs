namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-03: tag and digest, because a tag can be moved (Docker's best practices, OpenSSF Scorecard "Pinned-Dependencies"). A generated
/// file cannot know digests, so there the finding is a message: see <see cref="GeneratedExcuses"/>.
/// </summary>
internal sealed class DigestPinned() : HardeningRule(3, HardeningGrade.Critical,
    "Write 'name:tag@sha256:…'; in a generated file set ContainerBaseImage, PyContainerBuilderImage and PyContainerUvImage to such references.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from image in file.Images
        where image.Reference is null or { Digest: null } or { Tag: null, Digest: not null }
        select new Finding(image.At, image.Reference?.Digest is null ? $"'{image.Text}' has no digest" : $"'{image.Text}' has a digest but no tag");
}
