namespace PyContainer.Build.Hardening;

/// <summary>HARD-82: uv leaves out what it would write of time and place of the installation (<c>INSTALLER</c>, <c>direct_url.json</c>, <c>uv_cache.json</c>).</summary>
internal sealed class NoInstallerMetadata() : HardeningRule(82, HardeningGrade.Low, "Set 'ENV UV_NO_INSTALLER_METADATA=1'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from sync in file.Syncs
        where sync.Step.Feeds && !sync.Step.IsOn(sync.Command, "UV_NO_INSTALLER_METADATA")
        select new Finding(sync.Step.Run, "uv writes files that differ from build to build");
}
