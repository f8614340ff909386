using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-99: in the stage for CI the caches of the tools lie below /tmp, so that any user can run them on a root that is read only.</summary>
internal sealed class ToolCachesInTmp() : HardeningRule(99, HardeningGrade.Low, "Set RUFF_CACHE_DIR, MYPY_CACHE_DIR and COVERAGE_FILE to paths below /tmp, and pytest's cache with PYTEST_ADDOPTS.")
{
    private static readonly string[] _variables = ["RUFF_CACHE_DIR", "MYPY_CACHE_DIR", "COVERAGE_FILE"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var stages = file.Syncs.Where(sync => !sync.Step.Feeds && (sync.AsksForDevelopment || !sync.LeavesDefaultGroups)).Select(sync => sync.Step.Stage).Distinct();
        foreach (var stage in stages)
        {
            var missing = _variables.Where(name => stage.After.Variable(name)?.StartsWith("/tmp/", StringComparison.Ordinal) != true).ToList();
            if (stage.After.Variable("PYTEST_ADDOPTS") is not { } options || !(options.Contains("cache_dir=/tmp/", StringComparison.Ordinal) || options.Contains("no:cacheprovider", StringComparison.Ordinal)))
                missing.Add("PYTEST_ADDOPTS");
            if (missing.Count > 0)
                yield return new Finding(stage.From, $"the stage '{stage.Title}' leaves caches beside the code ({string.Join(", ", missing)})");
        }
    }
}
