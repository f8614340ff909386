using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Uv;

/// <summary>What can come of asking a uv on this machine.</summary>
public static class UvCodes
{
    /// <summary>No uv on this machine, though one was asked for.</summary>
    public static readonly DiagnosticDescriptor NotFound = new("PYC3220", DiagnosticSeverity.Error,
        "{0}. {1}, or set PyContainerLockCheck to managed, which needs no uv.");

    /// <summary>uv says stale, without a reason.</summary>
    public static readonly DiagnosticDescriptor Stale = new("PYC3221", DiagnosticSeverity.Error,
        "'uv lock --check' says that uv.lock needs to be updated. Run 'uv lock' and commit the file.");

    /// <summary>uv could not say.</summary>
    public static readonly DiagnosticDescriptor Undecided = new("PYC3222", DiagnosticSeverity.Warning,
        "'uv lock --check' could not decide whether uv.lock is fresh; the image's own sync will. It printed: {0}");

    /// <summary>uv refuses the project.</summary>
    public static readonly DiagnosticDescriptor Refused = new("PYC3223", DiagnosticSeverity.Error,
        "'uv lock --check' refuses the project: {0}");
}
