using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Credentials;

/// <summary>What can go wrong while credentials are looked for. No text holds any of them.</summary>
public static class CredentialCodes
{
    /// <summary>A broken netrc file.</summary>
    public static readonly Descriptor InvalidNetrc = new("PYC2130", Error,
        "This netrc file cannot be read: {0}. Correct the line, or set UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD in the environment of the publish.");

    /// <summary>Credentials that are needed are nowhere.</summary>
    public static readonly Descriptor Missing = new("PYC2052", Error,
        "The index '{0}' wants credentials (authenticate = \"always\"), but there is no {1}. It was looked for in {2}. Set {1} in the environment of the publish.");
}
