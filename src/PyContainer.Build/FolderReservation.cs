using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PyContainer.Build.Buildx;
using PyContainer.Build.Outputs;
using PyContainer.Build.Processes;
using PyContainer.Build.Testing;

namespace PyContainer.Build;

/// <summary>
/// Holds the folder of a project's services from the first task to the last: what one publish writes there (Dockerfile, closure, metadata)
/// another one with other options must not change before it is built. MSBuild keeps it between the tasks, and gives it back at the end of
/// the build at the latest. Whoever holds one waits for no other, so that no two builds wait for each other.
/// </summary>
/// <param name="engine">Keeps it.</param>
/// <param name="log">Tells who waits.</param>
/// <param name="service">One of the services.</param>
internal sealed class FolderReservation(IBuildEngine4 engine, TaskLoggingHelper log, ITaskItem service)
{
    // Longer than a build takes, shorter than a night.
    private const int PatienceMinutes = 30;

    // All services of a project share a folder; a service that stands alone has it for itself.
    private readonly string _folder = service.GetMetadata("ProjectFolder") is { Length: > 0 } folder ? folder : service.GetMetadata("OutputDirectory");

    private (string Package, string Folder) Key => ("PyContainer.Build.FolderReservation", _folder);

    /// <summary>In this order several are taken.</summary>
    internal string Order => _folder;

    /// <summary>Takes the folder, unless a task before has it, and takes away what a publish that was killed left there.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">It holds a link, or another publish does not end.</exception>
    internal void Take(CancellationToken cancellation)
    {
        var output = service.GetMetadata("OutputDirectory");
        OutputFolder.RefuseLink(_folder);
        var lease = engine.GetOrAdd(Key, () => new Lease(ExclusiveFolder.TakeAsync(_folder, TimeSpan.FromMinutes(PatienceMinutes), Tell, cancellation).GetAwaiter().GetResult()
            ?? throw TaskCodes.FolderInUse.Error(at: null, _folder, PatienceMinutes)));
        if (!lease.Services.Add(service.ItemSpec))
            return;
        // What a container exported there is data, which is looked at where it is read.
        OutputFolder.RefuseAllLinks(output, [TestRun.ResultsIn(output)]);
        foreach (var finding in BuildLeftovers.SweepAsync(output, cancellation).GetAwaiter().GetResult())
            log.Report(finding);
    }

    /// <summary>Gives it back when no other service needs it. Another project of this build may wait for it, so a failed task does not keep it.</summary>
    internal void GiveBack()
    {
        if (engine.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) is not Lease lease)
            return;
        lease.Services.Remove(service.ItemSpec);
        if (lease.Services.Count > 0)
            return;
        engine.UnregisterTaskObject(Key, RegisteredTaskObjectLifetime.Build);
        lease.Dispose();
    }

    private void Tell() =>
        log.LogMessage(MessageImportance.High, "Another publish of '{0}' is running; this one waits for it.", Path.GetFileNameWithoutExtension(service.GetMetadata("ProjectFile")));

    // The tasks of one project run one after the other.
    private sealed class Lease(ExclusiveFolder folder) : IDisposable
    {
        public HashSet<string> Services { get; } = new(StringComparer.Ordinal);

        public void Dispose() => folder.Dispose();
    }
}
