using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>What can be wrong with the text of a TOML file.</summary>
public static class TomlCodes
{
    /// <summary>The text is not TOML 1.0, or not UTF-8.</summary>
    public static readonly DiagnosticDescriptor InvalidToml =
        new("PYC1002", DiagnosticSeverity.Error, "This is not valid TOML: {0}. Correct the file and publish again.");
}
