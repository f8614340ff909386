using PyContainer.Build.Diagnostics;

namespace PyContainer.Build;

/// <summary>What can go wrong around every task.</summary>
public static class TaskCodes
{
    /// <summary>A file cannot be read or written.</summary>
    public static readonly DiagnosticDescriptor FileSystem = new("PYC2040", DiagnosticSeverity.Error,
        "A file of the build cannot be read or written: {0} Check that it exists, that this account may use it, and that no other program holds it.");

    /// <summary>Another publish does not end.</summary>
    public static readonly DiagnosticDescriptor FolderInUse = new("PYC2133", DiagnosticSeverity.Error,
        "Another publish has been working in '{0}' for {1} minutes. Wait for it or end it, and publish again.");

    /// <summary>A Dockerfile of the user's own is in use.</summary>
    public static readonly DiagnosticDescriptor OwnDockerfile = new("PYC2041", DiagnosticSeverity.Message,
        "The Dockerfile '{0}' is used as it is; nothing is generated.");
}
