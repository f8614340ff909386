using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Outputs;

/// <summary>What can stand in the way of the files that this package writes.</summary>
public static class OutputCodes
{
    /// <summary>The disk has no room.</summary>
    public static readonly Descriptor DiskFull = new("PYC3122", Error,
        "The disk is full, or your quota on it: {0} Free some space and publish again.");

    /// <summary>Whether a failure means that the disk has no room, in the words of Windows (39, 112), Linux (28, 122) or macOS (28, 69).</summary>
    public static bool IsDiskFull(Exception exception) => exception is IOException
        && (OperatingSystem.IsWindows() ? (exception.HResult & 0xFFFF) is 39 or 112 : exception.HResult is 28 || exception.HResult == (OperatingSystem.IsMacOS() ? 69 : 122));

    /// <summary>A link stands where a file or folder of this package belongs.</summary>
    public static readonly Descriptor Linked = new("PYC3123", Error,
        "'{0}' is a link to '{1}'. Files of the build are written there, and links are not followed. Delete the link ('{0}', not its target) and publish again.");

    /// <summary>The folder of this package holds more than this package writes.</summary>
    public static readonly Descriptor Crowded = new("PYC3124", Error,
        "'{0}' holds more than {1} files and folders, or folders more than {2} levels deep. Only this package writes there. Run 'dotnet clean', or delete the folder, and publish again.");
}
