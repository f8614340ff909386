using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-28: no address with a password, in variables, labels or the command (CIS Docker Benchmark 4.10). The value is not printed.</summary>
public sealed partial class NoCredentialsInUrl : ImageRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor { get; } = new("PYC4028", DiagnosticSeverity.Error,
        "HARD-28: {0} of the image holds an address with a password. Take it out and publish again; consider the password known.");

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image) =>
        image.Environment.Where(HasCredentials).Select(variable => $"the variable '{variable.Split('=')[0]}'")
            .Concat(image.Labels.Where(label => HasCredentials(label.Value)).Select(label => $"the label '{label.Key}'"))
            .Concat(image.EntryPoint.Concat(image.Command).Where(HasCredentials).Take(1).Select(_ => "the command"));

    private static bool HasCredentials(string text) => Credentials().IsMatch(text);

    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Credentials();
}
