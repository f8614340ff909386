using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;
using PyContainer.Build.Processes;
using Task = Microsoft.Build.Utilities.Task;

namespace PyContainer.Build;

/// <summary>
/// What every task of this package does: run, stop when the build is cancelled, and turn an expected failure into its coded finding.
/// Anything else that is thrown is a defect and stays one.
/// </summary>
public abstract class CodedTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Set when the build is cancelled.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (DiagnosticException exception)
        {
            Report(exception);
        }
        catch (ProcessStartException exception)
        {
            Report(exception.FileName == Docker ? EngineCodes.NotStarted(exception).Diagnostic : ProcessCodes.NotStarted.At(at: null, exception.FileName, exception.Reason));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            Log.LogMessage(MessageImportance.High, "{0}", Cancelled);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report((OutputCodes.IsDiskFull(exception) ? OutputCodes.DiskFull : TaskCodes.FileSystem).At(at: null, exception.Message));
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
    protected abstract void Run();

    /// <summary>What is said of a build that was cancelled.</summary>
    protected abstract string Cancelled { get; }

    /// <summary>The project, for findings that have no place of their own: they would point into this package's targets, and a user can act there.</summary>
    protected abstract string Place { get; }

    /// <summary>The docker of the task, as it was named.</summary>
    protected virtual string Docker => "docker";

    private protected void Report(DiagnosticException exception)
    {
        foreach (var line in exception.Details)
            Log.LogMessage(MessageImportance.High, "{0}", line);
        Report(exception.Diagnostic);
    }

    private void Report(Diagnostic finding) => Log.Report(finding.Span is null ? finding with { Span = SourceSpan.Of(Place) } : finding);
}
