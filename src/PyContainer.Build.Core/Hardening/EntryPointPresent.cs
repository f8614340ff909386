using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-55: the image says what it starts; otherwise the base's shell or interpreter would.</summary>
public sealed class EntryPointPresent : ImageRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4055", DiagnosticSeverity.Error,
        "HARD-55: {0}. Set an ENTRYPOINT in the last stage.");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image)
    {
        if (image.EntryPoint.Count == 0)
            yield return image.Command.Count == 0 ? "the image has neither ENTRYPOINT nor CMD" : "the image has no ENTRYPOINT";
    }
}
