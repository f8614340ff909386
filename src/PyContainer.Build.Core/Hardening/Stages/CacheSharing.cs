using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-22: how builds at the same time share a cache stands in the file: uv and pip lock for themselves, apt does not (BuildKit's reference, uv's documentation of its cache).</summary>
internal sealed class CacheSharing() : HardeningRule(22, HardeningGrade.Low, "Write 'sharing=shared' for uv and pip, 'sharing=locked' for the lists of a distribution.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from step in file.Steps
        from mount in step.Mounts("cache")
        where mount["sharing"] != Wanted(mount) && mount["sharing"]?.StartsWith('$') != true
        select new Finding(step.Run, mount["sharing"] is { } sharing ? $"the cache '{mount.Target}' is '{sharing}'" : $"the cache '{mount.Target}' does not say how it is shared");

    private static string Wanted(RunMount mount) => mount.Target.Contains("/apt", StringComparison.Ordinal) || mount.Target.Contains("/apk", StringComparison.Ordinal) ? "locked" : "shared";
}
