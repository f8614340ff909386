using System.Globalization;

namespace PyContainer.Build.Diagnostics;

/// <summary>One kind of finding: its stable code, weight and text. Codes are never reused.</summary>
/// <remarks>Bands: 1xxx lock and manifests, 2xxx options and input, 3xxx docker and other processes, 4xxx hardening.</remarks>
/// <param name="Id">The code, <c>PYC</c> and four digits.</param>
/// <param name="Severity">The weight.</param>
/// <param name="MessageFormat">Text with <c>{0}</c>-style holes: what is wrong, then the next step.</param>
public sealed record DiagnosticDescriptor(string Id, DiagnosticSeverity Severity, string MessageFormat)
{
    private const string Documentation = "https://github.com/pycontainer/pycontainer-build/blob/main/docs/errors.md#";

    /// <summary>The heading of this code in <c>docs/errors.md</c>.</summary>
    public string HelpLink => Documentation + Id.ToLowerInvariant();

    /// <summary>Makes a finding of this kind. A password inside of an address is never in its text.</summary>
    /// <param name="at">Its place, or null when it has none.</param>
    /// <param name="arguments">What fills the holes of the text.</param>
    public Diagnostic At(SourceSpan? at, params object?[] arguments) =>
        new(this, at, arguments.Length == 0 ? MessageFormat : UserInfo.Hide(string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments)));

    /// <summary>Makes an exception that carries a finding of this kind; see <see cref="DiagnosticException"/>.</summary>
    public DiagnosticException Error(SourceSpan? at, params object?[] arguments) => new(At(at, arguments));
}
