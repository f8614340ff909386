using System.Text.RegularExpressions;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-21: a cache mount has an id of project, tool and the tool's minor version (BuildKit's reference). Without an id every build of the
/// engine shares the folder, whatever its version of uv; with two ids one build downloads everything twice.
/// </summary>
internal sealed partial class CacheIds() : HardeningRule(21, HardeningGrade.Medium, "Write one id such as 'greeter-uv0.13' for all steps.")
{
    private static readonly string[] _tools = ["uv", "pip"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        var mounts = file.Steps.SelectMany(step => step.Mounts("cache").Select(mount => (step.Run, Mount: mount, Tool: Tool(mount)))).ToList();
        foreach (var (run, mount, tool) in mounts)
        {
            if (Fault(mount["id"], tool) is { } fault)
                yield return new Finding(run, fault);
        }
        var split = mounts.Where(row => row.Mount["id"] is not null).GroupBy(row => row.Mount.Target, StringComparer.Ordinal)
            .Where(group => group.Select(row => row.Mount["id"]).Distinct(StringComparer.Ordinal).Count() > 1);
        foreach (var group in split)
            yield return new Finding(group.Last().Run, $"the cache '{group.Key}' has several ids, so that each downloads for itself");
    }

    private static string? Fault(string? id, string tool)
    {
        if (id is null)
            return "a cache mount has no id: every build of this engine shares it";
        // The lists of a distribution have no version of a tool.
        if (tool.Length == 0 || id.Contains('$', StringComparison.Ordinal))
            return null;
        if (!id.Any(char.IsAsciiDigit))
            return $"the id '{id}' of a cache names no version of {tool}";
        return OnlyTool().Replace(id, "").Length == 0 ? $"the id '{id}' of a cache names no project" : null;
    }

    private static string Tool(RunMount mount) => _tools.FirstOrDefault(tool => mount.Target.TrimEnd('/').EndsWith("/" + tool, StringComparison.Ordinal)) ?? "";

    [GeneratedRegex(@"uv|pip|cache|[0-9._-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OnlyTool();
}
