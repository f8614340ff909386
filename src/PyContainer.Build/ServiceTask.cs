using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;
using Task = Microsoft.Build.Utilities.Task;

namespace PyContainer.Build;

/// <summary>
/// What every task does: bind the service, run, and turn an expected failure into its coded finding. Anything else that is thrown is
/// a defect and stays one.
/// </summary>
public abstract class ServiceTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The service: one <c>PyContainerService</c> item with its metadata.</summary>
    [Required]
    public ITaskItem Service { get; set; } = null!;

    /// <summary>All services of the project, this one among them: no two may become one image.</summary>
    public ITaskItem[] AllServices { get; set; } = [];

    /// <summary>The items of all lists of options; the metadata <c>ItemType</c> names the list.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>Whether the task reads or writes what lies in the service's folder.</summary>
    protected virtual bool UsesFolder => true;

    /// <summary>Whether no task after this one does.</summary>
    protected virtual bool IsLastInFolder => false;

    /// <summary>Set when the build is cancelled.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var reservation = new FolderReservation(BuildEngine4, Log, Service.GetMetadata("OutputDirectory"));
        var isHandedOn = false;
        try
        {
            if (Bind() is { } options)
            {
                if (UsesFolder)
                    reservation.Take(options, Cancellation);
                Run(options);
                isHandedOn = !IsLastInFolder && !Log.HasLoggedErrors;
            }
        }
        catch (DiagnosticException exception)
        {
            foreach (var line in exception.Details)
                Log.LogMessage(MessageImportance.High, "{0}", line);
            Report(exception.Diagnostic);
        }
        catch (ProcessStartException exception)
        {
            Report(EngineCodes.NoDocker.At(at: null, exception.FileName));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            Log.LogMessage(MessageImportance.High, "The image of '{0}' was cancelled.", Service.ItemSpec);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(TaskCodes.FileSystem.At(at: null, exception.Message));
        }
        finally
        {
            if (UsesFolder && !isHandedOn)
                reservation.GiveBack();
        }
        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the task's work.</summary>
    protected abstract void Run(ServiceOptions options);

    // Without a place of its own a finding would point into this package's targets; the project is where a user can act.
    private void Report(Diagnostic finding) => Log.Report(finding.Span is null ? finding with { Span = SourceSpan.Of(Service.GetMetadata("ProjectFile")) } : finding);

    private ServiceOptions? Bind()
    {
        var findings = new DiagnosticBag();
        var options = new ServiceOptionsBinder(Service, AllServices, Items, findings).Bind();
        foreach (var finding in findings)
            Log.Report(finding);
        return findings.HasErrors ? null : options;
    }
}
