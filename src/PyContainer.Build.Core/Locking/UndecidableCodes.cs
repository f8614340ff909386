using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>Why files alone do not decide whether a lock is fresh, and what the check wants to be known beside its verdict.</summary>
public static class UndecidableCodes
{
    /// <summary>The build back end would have to be asked.</summary>
    public static readonly DiagnosticDescriptor Build = Open("PYC1050", "uv has to build '{0}' to know its metadata: {1}");

    /// <summary>A file behind a URL would have to be fetched.</summary>
    public static readonly DiagnosticDescriptor Url = Open("PYC1051", "'{0}' comes from {1}, which only the network can compare");

    /// <summary>A URL has a variable whose value is not known.</summary>
    public static readonly DiagnosticDescriptor Variable = Open("PYC1052", "'{0}' has the variable '{1}', whose value is not known here");

    /// <summary>The answer depends on the machine.</summary>
    public static readonly DiagnosticDescriptor Environment = Open("PYC1053", "The answer depends on the environment: {0}");

    /// <summary>A setting is not known, and the answer depends on whether uv knows it.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = Open("PYC1054", "'{0}' is not a setting of uv {1}; an unknown setting drops all others, and the answer depends on that");

    /// <summary>A preview feature changes what is compared.</summary>
    public static readonly DiagnosticDescriptor Preview = Open("PYC1055", "A preview feature of uv changes what is compared: {0}");

    /// <summary>Said beside any verdict: an assumption that was made, or a hint.</summary>
    public static readonly DiagnosticDescriptor Note = new("PYC1056", DiagnosticSeverity.Warning, "{0}");

    private static DiagnosticDescriptor Open(string id, string format) =>
        new(id, DiagnosticSeverity.Warning, format + ". Run 'uv lock --check' to be sure.");
}
