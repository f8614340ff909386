namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-14: a lock that does not fit the manifests fails the build. <c>--frozen</c> asks nothing, and without an option uv resolves anew
/// (uv's documentation of sync). A <c>--frozen</c> for the dependencies alone is kept by another sync of the file that is
/// <c>--locked</c>: the manifests may not be there yet.
/// </summary>
internal sealed class LockedSync() : HardeningRule(14, HardeningGrade.High, "Write 'uv sync --locked'.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var checks = file.Syncs.Any(sync => sync.Step.Feeds && sync.IsLocked && !sync.LeavesOwnFiles);
        return from sync in file.Syncs
               where sync.Step.Feeds && !sync.IsLocked && !(sync.IsFrozen && sync.LeavesOwnFiles && checks)
               select new Finding(sync.Step.Run, sync.IsFrozen ? "'uv sync --frozen' takes the lock unchecked" : "'uv sync' changes a lock that is stale");
    }
}
