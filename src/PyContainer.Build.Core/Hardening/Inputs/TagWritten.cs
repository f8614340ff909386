namespace PyContainer.Build.Hardening;

/// <summary>HARD-01: a reference without a tag means <c>latest</c>, today's and not tomorrow's (DL3006, DS-0001, DKL-DI-0006, CKV_DOCKER_7).</summary>
internal sealed class TagWritten() : HardeningRule(1, HardeningGrade.High, "Write the tag, with a digest behind it.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from image in file.Images
        where image.Reference is { Tag: null }
        select new Finding(image.At, $"'{image.Text}' has no tag");
}
