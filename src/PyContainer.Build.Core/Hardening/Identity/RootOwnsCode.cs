using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-50: interpreter, environment and code belong to root, so that the service cannot rewrite itself (Kubernetes Hardening Guide of NSA
/// and CISA, OWASP). What lies in the layers is checked in the image's files; here it is the owner that a COPY gives.
/// </summary>
internal sealed class RootOwnsCode() : HardeningRule(50, HardeningGrade.High, "Write '--chown=0:0', and a tmpfs for what the service writes.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Shipped.OfType<CopyInstruction>()
        where copy.Owner is { } owner && IsRunUser(new RunUser(owner), file.Production.After.User)
        select new Finding(copy, $"the files belong to '{copy.Owner}', whom the service may run as");

    // A name that nobody defines becomes 0:0, which HARD-51 tells.
    private static bool IsRunUser(RunUser owner, string? user) =>
        !owner.IsRoot && !owner.IsUnknown && (owner.UserId is not null || owner.Name is "nonroot" or "nobody" || (user is not null && owner.Name == new RunUser(user).Name));
}
