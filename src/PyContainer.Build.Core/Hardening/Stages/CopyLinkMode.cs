namespace PyContainer.Build.Hardening;

/// <summary>HARD-19: a cache mount lies on another file system, so uv's links fail with three lines of warning (uv's guide for Docker).</summary>
internal sealed class CopyLinkMode() : HardeningRule(19, HardeningGrade.Low, "Set 'ENV UV_LINK_MODE=copy'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from sync in file.Syncs
        where sync.Step.Mounts("cache").Any(mount => mount.Target.Contains("uv", StringComparison.Ordinal)) && Mode(sync) is not ("copy" or "symlink")
        select new Finding(sync.Step.Run, "uv's link mode is not written while its cache is a mount");

    private static string? Mode(UvSync sync) => sync.Command.Value("--link-mode") ?? sync.Step.Variable(sync.Command, "UV_LINK_MODE");
}
