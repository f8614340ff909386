using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-44 and HARD-45: user and group are numbers and not 0. Kubernetes cannot prove of a name that it is not root, and a user without
/// a group runs with group 0 where the image has no account of that number.
/// </summary>
public sealed class NumericUser : ImageRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4044", DiagnosticSeverity.Error,
        "HARD-44: the image runs as '{0}', which is not a numeric user with a numeric group other than 0. Use 'USER 65532:65532'.");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image)
    {
        var parts = image.User.Split(':');
        // HARD-43 tells of root.
        var isRoot = parts[0] == "root" || parts[0].All(character => character == '0');
        if (!isRoot && (parts.Length != 2 || parts.Any(part => !uint.TryParse(part, out var number) || number == 0)))
            yield return image.User;
    }
}
