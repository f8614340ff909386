using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-67: no variable of the build in what ships.</summary>
internal sealed class NoBuildVariables() : HardeningRule(67, HardeningGrade.Low, "Set it in the builder's stages only.")
{
    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        from variable in image.Environment
        let name = variable.Split('=')[0]
        where name.StartsWith("UV_", StringComparison.Ordinal) || name.StartsWith("PIP_", StringComparison.Ordinal) || name is "DEBIAN_FRONTEND" or "PYC_INVALIDATION_MODE"
        select $"the image sets '{name}', which only the build reads";
}
