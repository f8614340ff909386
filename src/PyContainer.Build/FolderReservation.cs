using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>
/// Holds the folder of a service from its first task to its last: what one publish writes there (Dockerfile, closure, metadata) another
/// one with other options must not change before it is built. MSBuild keeps it between the tasks, and gives it back at the end of the build.
/// </summary>
/// <param name="engine">Keeps it.</param>
/// <param name="log">Tells who waits.</param>
/// <param name="folder">The folder, full path.</param>
internal sealed class FolderReservation(IBuildEngine4 engine, TaskLoggingHelper log, string folder)
{
    // Longer than a build takes, shorter than a night.
    private const int PatienceMinutes = 30;

    private (string Package, string Folder) Key => ("PyContainer.Build.FolderReservation", folder);

    /// <summary>Takes the folder, unless a task before has it for this service.</summary>
    internal void Take(ServiceOptions options, CancellationToken cancellation)
    {
        if (engine.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) is not null)
            return;
        var taken = ExclusiveFolder.TakeAsync(folder, TimeSpan.FromMinutes(PatienceMinutes),
            () => log.LogMessage(MessageImportance.High, "Another publish of '{0}' is running; this one waits for it.", Path.GetFileNameWithoutExtension(options.ProjectFile)), cancellation).GetAwaiter().GetResult()
            ?? throw TaskCodes.FolderInUse.Error(at: null, folder, PatienceMinutes);
        engine.RegisterTaskObject(Key, taken, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
    }

    /// <summary>Gives it back. Another project of this build may wait for it, so a failed task does not keep it.</summary>
    internal void GiveBack() => (engine.UnregisterTaskObject(Key, RegisteredTaskObjectLifetime.Build) as IDisposable)?.Dispose();
}
