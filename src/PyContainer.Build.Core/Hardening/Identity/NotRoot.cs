using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-43: the user is set and is not root (CIS Docker Benchmark 4.1, DL3002, DS-0002, CIS-DI-0001, CCI-002235, Pod Security Standards).</summary>
internal sealed class NotRoot() : UserRule(43, HardeningGrade.Critical, "End the last stage with a numeric USER, such as 'USER 65532:65532'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        file.Last<UserInstruction>() is null && !new ImageName(file.Production.RootImage).IsNonRoot ? [file.Missing("what ships sets no user and runs as root")] : base.CheckDockerfile(file);

    internal override IEnumerable<string> CheckImage(ImageConfig image) => image.User.Length == 0 ? ["the image sets no user and runs as root"] : base.CheckImage(image);

    protected override string? Fault(RunUser user) => user.IsRoot ? $"the service runs as '{user.Text}'" : null;
}
