namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-02: the tag names a version (DL3007, DS-0001). Some publishers have no such tags: for Chainguard's free images any tag is
/// accepted, and for distroless one whose repository names the version of Debian. What they leave open is pinned by HARD-03.
/// </summary>
internal sealed class VersionInTag() : HardeningRule(2, HardeningGrade.High, "Take a tag with a version, such as 'python:3.13.9-slim-trixie'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from image in file.Images
        where image.Reference is not null && !NamesVersion(image.Name)
        select new Finding(image.At, $"'{image.Text}' names no version");

    private static bool NamesVersion(ImageName name) =>
        name.IsChainguard
        || (name.IsDistroless ? name.Repository.Contains("-debian", StringComparison.Ordinal) && name.Tag != "latest" : name.Tag.Any(char.IsAsciiDigit) && !IsOnlyPython(name));

    // uv:python3.13-trixie names a Python, but no uv.
    private static bool IsOnlyPython(ImageName name) => name.IsUv && !char.IsAsciiDigit(name.Tag[0]);
}
