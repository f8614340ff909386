namespace PyContainer.Build.Hardening;

/// <summary>HARD-91: a stage's platform is left to the build, or is <c>$BUILDPLATFORM</c> (FromPlatformFlagConstDisallowed, RedundantTargetPlatform, InvalidBaseImagePlatform, DL3029, DL3065).</summary>
internal sealed class BuildPlatform() : HardeningRule(91, HardeningGrade.Low, "Drop '--platform', or write '--platform=$BUILDPLATFORM' for a stage that cross-compiles.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from stage in file.Document.Stages
        let platform = stage.From.Platform
        where platform is not null && (!platform.StartsWith('$') || platform.Contains("TARGETPLATFORM", StringComparison.Ordinal))
        select new Finding(stage.From, platform.StartsWith('$') ? "'$TARGETPLATFORM' is what a stage has anyway" : $"'{platform}' is one platform for all builds");
}
