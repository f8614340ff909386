using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-54: entry point and arguments are lists, not a line for a shell. BuildKit turns a list that is no valid JSON into a shell line
/// without an error; signals then end at the shell.
/// </summary>
public sealed class ExecFormOnly : ImageRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4054", DiagnosticSeverity.Error,
        "HARD-54: the {0} of the image is in shell form. Write it as a JSON list: [\"program\", \"argument\"].");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image)
    {
        if (IsShell(image.EntryPoint))
            yield return "ENTRYPOINT";
        if (IsShell(image.Command))
            yield return "CMD";
    }

    private static bool IsShell(IReadOnlyList<string> command) =>
        command is [var program, "-c", ..] && program[(program.LastIndexOf('/') + 1)..] is "sh" or "bash" or "dash" or "ash";
}
