using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>What a generated file is excused from, and why. A setting of the user takes its place.</summary>
internal static class GeneratedExcuses
{
    /// <summary>
    /// A digest is known to a registry only, and a package that carried digests would pin images that get no fixes any more. So the file
    /// is as pinned as the options that name its images.
    /// </summary>
    internal static IReadOnlyList<HardeningRuleSetting> All { get; } =
    [
        new("HARD-03", DiagnosticSeverity.Message, "digests are not known without a registry; ContainerBaseImage, PyContainerBuilderImage and PyContainerUvImage take pinned references"),
    ];
}
