using PyContainer.Build.Diagnostics;

namespace PyContainer.Build;

/// <summary>What can go wrong around every task.</summary>
public static class TaskCodes
{
    /// <summary>A file cannot be read or written.</summary>
    public static readonly DiagnosticDescriptor FileSystem = new("PYC2040", DiagnosticSeverity.Error,
        "A file of the build cannot be read or written: {0} Check that it exists, that this account may use it, and that no other program holds it.");

    /// <summary>No uv on this machine, though one was asked for.</summary>
    public static readonly DiagnosticDescriptor NoUv = new("PYC3220", DiagnosticSeverity.Error,
        "'{0}' cannot be started: there is no uv on this machine. Install it, set PyContainerUvPath, or set PyContainerLockCheck to auto or managed, which need none.");

    /// <summary>uv says stale, without a reason.</summary>
    public static readonly DiagnosticDescriptor StaleByUv = new("PYC3221", DiagnosticSeverity.Error,
        "'uv lock --check' says that uv.lock needs to be updated. Run 'uv lock' and commit the file.");

    /// <summary>uv could not say.</summary>
    public static readonly DiagnosticDescriptor UvUndecided = new("PYC3222", DiagnosticSeverity.Warning,
        "'uv lock --check' could not decide whether uv.lock is fresh; the image's own sync will. It printed: {0}");

    /// <summary>uv refuses the project.</summary>
    public static readonly DiagnosticDescriptor UvRefused = new("PYC3223", DiagnosticSeverity.Error,
        "'uv lock --check' refuses the project: {0}");

    /// <summary>A Dockerfile of the user's own is in use.</summary>
    public static readonly DiagnosticDescriptor OwnDockerfile = new("PYC2041", DiagnosticSeverity.Message,
        "The Dockerfile '{0}' is used as it is; nothing is generated.");
}
