using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-52: an absolute folder of one's own, made before USER, after which it would belong to that user (DL3000, DS-0009, DS-0030, WorkdirRelativePath).</summary>
internal sealed class OwnFolder() : HardeningRule(52, HardeningGrade.Medium, "Write 'WORKDIR /app' before USER.")
{
    private static readonly string[] _system =
        ["/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/sbin", "/var"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from workdir in file.Shipped.OfType<WorkdirInstruction>()
        let fault = !workdir.Path.StartsWith('/') && !workdir.Path.StartsWith('$') ? "is not absolute"
            : _system.Contains(Paths.Trim(workdir.Path)) ? "belongs to the system"
            : workdir.Before.User is { } user && !new RunUser(user).IsRoot ? "is made after USER and belongs to that user" : null
        where fault is not null
        select new Finding(workdir, $"the folder '{workdir.Path}' {fault}");
}
