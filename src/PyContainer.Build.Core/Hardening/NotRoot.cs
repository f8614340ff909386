using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-43: the service does not run as root (CIS Docker Benchmark 4.1, Pod Security Standards restricted).</summary>
public sealed class NotRoot : ImageRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4043", DiagnosticSeverity.Error,
        "HARD-43: the image runs as {0}. End the last stage with a numeric USER, such as 'USER 65532:65532'.");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image)
    {
        var user = image.User.Split(':')[0];
        if (user.Length == 0 || user == "root" || user.All(character => character == '0'))
            yield return user.Length == 0 ? "root, because it sets no user" : $"'{image.User}'";
    }
}
