using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Hardening;

/// <summary>Short ways to hold something against the rules.</summary>
internal static class Inspect
{
    internal static HardeningContext Context { get; } = new() { Today = new DateOnly(2026, 11, 21), RequiredUv = VersionSpecifiers.Parse(">=0.12"), NamedFolders = [Planning.Layout.Closure, "copy-1"] };

    internal static HardeningReport Dockerfile(string text, params HardeningRuleSetting[] settings) =>
        HardeningPolicy.Check(DockerfileReader.Parse(text, "/repo/Dockerfile"), Context with { Settings = settings });

    /// <summary>The ids of the rules that a file breaks, in their order.</summary>
    internal static IReadOnlyList<string> Broken(string text) => [.. Ids(Dockerfile(text))];

    internal static HardeningReport Image(ImageConfig image, params HardeningRuleSetting[] settings) =>
        ImagePolicy.Check(image, SourceSpan.Of("/repo/Dockerfile"), settings, new HashSet<HardeningRule>());

    internal static IReadOnlyList<string> Broken(ImageConfig image) => [.. Ids(Image(image))];

    private static IEnumerable<string> Ids(HardeningReport report) => report.Findings.Select(finding => HardeningRules.Find(finding.Id)!.Id).Distinct(StringComparer.Ordinal);
}
