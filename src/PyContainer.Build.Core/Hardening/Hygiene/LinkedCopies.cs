using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-97: a linked layer knows nothing of what lies below: in a folder of the system it can replace a link by a folder, and libc is gone (BuildKit's reference).</summary>
internal sealed class LinkedCopies() : HardeningRule(97, HardeningGrade.Medium, "Link to folders of your own, such as /app and /python, with a numeric owner.")
{
    private static readonly string[] _system = ["", "bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
        where copy.IsLinked
        let target = copy.Before.Resolve(copy.Destination)
        let fault = target.StartsWith('/') && _system.Contains(target.TrimStart('/').Split('/')[0]) ? $"'--link' to '{target}' may replace a link of the base"
            : copy.Owner is { } owner && new RunUser(owner) is { UserId: null, IsUnknown: false } ? $"'--link' cannot find out who '{owner}' is" : null
        where fault is not null
        select new Finding(copy, fault);
}
