using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary>A task for one service: it binds the service, and runs when its options are valid.</summary>
public abstract class ServiceTask : CodedTask
{
    private string? _docker;

    /// <summary>The service: one <c>PyContainerService</c> item with its metadata.</summary>
    [Required]
    public ITaskItem Service { get; set; } = null!;

    /// <summary>All services that are built together, this one among them: no two may become one image.</summary>
    public ITaskItem[] AllServices { get; set; } = [];

    /// <summary>The items of all lists of options; the metadata <c>ItemType</c> names the list.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>Whether the task reads or writes what lies in the service's folder.</summary>
    protected virtual bool UsesFolder => true;

    /// <summary>Whether no task after this one does, in this project.</summary>
    protected virtual bool IsLastInFolder => false;

    /// <inheritdoc/>
    protected sealed override string Docker => _docker ?? base.Docker;

    /// <inheritdoc/>
    protected sealed override string Cancelled => $"The image of '{Service.ItemSpec}' was cancelled.";

    /// <inheritdoc/>
    protected sealed override string Place => Service.GetMetadata("ProjectFile");

    /// <inheritdoc/>
    protected sealed override void Run()
    {
        var findings = new DiagnosticBag();
        var options = new ServiceOptionsBinder(Service, AllServices, Items, findings).Bind();
        foreach (var finding in findings.Where(IsNew))
            Log.Report(finding);
        if (options is null)
            return;
        _docker = options.DockerPath;
        var reservation = new FolderReservation(BuildEngine4, Log, Service);
        var isHandedOn = false;
        try
        {
            if (UsesFolder)
                reservation.Take(Cancellation);
            Run(options);
            isHandedOn = !IsLastInFolder && !Log.HasLoggedErrors;
        }
        finally
        {
            if (UsesFolder && !isHandedOn)
                reservation.GiveBack();
        }
    }

    /// <summary>Does the task's work.</summary>
    protected abstract void Run(ServiceOptions options);

    // Each task of a publish binds the service: what does not end it is told by the first alone.
    private bool IsNew(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Error || BuildEngine4.IsFirst($"{typeof(ServiceTask).FullName}/{finding}");
}
