using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>A place that takes an image from outside: FROM, <c>COPY --from</c>, or a mount.</summary>
/// <param name="At">The instruction.</param>
/// <param name="Text">The reference as written, variables expanded where the file tells them.</param>
/// <param name="IsFrom">Whether a stage starts from it.</param>
internal sealed record ImageUse(ReadInstruction At, string Text, bool IsFrom)
{
    /// <summary>The reference; null when only the build knows it.</summary>
    internal ImageReference? Reference { get; } = ImageReference.TryParse(Text, out var reference) ? reference : null;

    /// <summary>What is known of the image by its name.</summary>
    internal ImageName Name { get; } = new(Text);
}
