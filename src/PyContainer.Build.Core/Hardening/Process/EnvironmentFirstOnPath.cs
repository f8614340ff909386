using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-68: the folder of the program that starts comes first on PATH, and no entry is relative: a file elsewhere cannot take its place (uv's guide for Docker).</summary>
internal sealed class EnvironmentFirstOnPath() : HardeningRule(68, HardeningGrade.Low, "Set 'ENV PATH=/app/.venv/bin:…' with absolute folders.")
{
    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        var path = image.Variable("PATH")?.Split(':') ?? [];
        if (path.Any(folder => !folder.StartsWith('/')))
            yield return "PATH has a folder that is not absolute";
        var program = image.EntryPoint.Concat(image.Command).FirstOrDefault() ?? "";
        if (program.Contains("/bin/", StringComparison.Ordinal) && (path.Length == 0 || Paths.Trim(path[0]) != program[..program.LastIndexOf('/')]))
            yield return $"the folder of '{program}' is not the first on PATH";
    }
}
