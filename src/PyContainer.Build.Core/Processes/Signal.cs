using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PyContainer.Build.Processes;

/// <summary>The polite request to end, which <see cref="Process.Kill()"/> cannot make: buildx needs it to cancel the steps in the engine.</summary>
internal static partial class Signal
{
    /// <summary>The number of the request.</summary>
    internal const int Sigterm = 15;

    /// <summary>Sends SIGTERM; false where there are no signals, or the process is gone.</summary>
    internal static bool Terminate(Process process) =>
        !OperatingSystem.IsWindows() && !process.HasExited && Kill(process.Id, Sigterm) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
