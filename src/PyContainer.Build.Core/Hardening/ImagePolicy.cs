using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>The rules that the config of an image that ships keeps. They also see what a base image has set.</summary>
public static class ImagePolicy
{
    /// <summary>Checks an image.</summary>
    /// <param name="image">Its config.</param>
    /// <param name="at">The file that findings point to: the Dockerfile, or the project it was made for.</param>
    /// <param name="settings">What the user has changed of the rules.</param>
    /// <param name="told">Rules that the Dockerfile was already found to break: nothing is said twice.</param>
    public static HardeningReport Check(ImageConfig image, SourceSpan at, IReadOnlyList<HardeningRuleSetting> settings, IReadOnlySet<HardeningRule> told)
    {
        var reports = HardeningRules.All.Where(rule => !told.Contains(rule))
            .Select(rule => HardeningSettings.Apply(rule, [.. rule.CheckImage(image).Distinct(StringComparer.Ordinal).Select(what => rule.Descriptor.At(at, Printable.Of(what)))], settings, [])).ToList();
        return new HardeningReport([.. reports.SelectMany(report => report.Findings)], [.. reports.SelectMany(report => report.Excuses)]);
    }
}
