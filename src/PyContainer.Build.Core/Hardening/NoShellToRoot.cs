using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-60: the service is not started through sudo or su.</summary>
public sealed class NoShellToRoot : ImageRule
{
    private static readonly string[] _programs = ["sudo", "su", "gosu", "su-exec", "doas"];

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4060", DiagnosticSeverity.Error,
        "HARD-60: the image starts through '{0}'. Set USER instead and start the program itself.");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image) =>
        image.EntryPoint.Concat(image.Command).Take(1).Select(program => program[(program.LastIndexOf('/') + 1)..]).Where(_programs.Contains);
}
