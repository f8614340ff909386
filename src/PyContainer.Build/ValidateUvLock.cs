using System.Diagnostics;
using Microsoft.Build.Framework;
using PyContainer.Build.Credentials;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Processes;
using PyContainer.Build.Python;
using PyContainer.Build.Uv;

namespace PyContainer.Build;

/// <summary>Says whether <c>uv.lock</c> still matches the manifests it was made from, before anything is built.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateUvLock : ServiceTask
{
    /// <summary>Whether the line with the verdict is shown; each finding always is.</summary>
    public bool IsVerbose { get; set; }

    /// <inheritdoc/>
    protected override bool UsesFolder => false;

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        if (options.LockCheck == LockCheckMode.Off)
            return;
        // It is a fault of the project, also where this run asks no uv.
        if (options.LockCheck != LockCheckMode.Managed)
            RefuseMissing(options.UvPath);
        var watch = Stopwatch.StartNew();
        var service = ServiceProject.Find(options);
        if (RequirementsSource.Find(options, service.Workspace.Directory) is { } requirements)
        {
            Log.LogMessage(IsVerbose ? MessageImportance.High : MessageImportance.Normal, "{0}: {1} has {2} packages{3} (pip)", options.DisplayName, Path.GetFileName(requirements.Path),
                requirements.Requirements.Count, options.AllowsUnhashed ? "" : ", each with version and hashes");
            return;
        }
        var version = PepVersion.Parse(UvVersionChoice.Choose(options, service.Workspace.Root));
        var report = new LockReport(Log, options);
        if (options.LockCheck == LockCheckMode.Uv)
        {
            Ask(options, version);
            return;
        }
        var verdict = Shared(version, Python(options, service)).Run(options.ProjectDirectory);
        var asksUv = verdict.Kind == LockVerdictKind.Undecidable && options.LockCheck == LockCheckMode.Auto && StaticMetadata.IsComplete(options, service) && Ask(options, version, PythonChoice.Choose(options, service).MinorText);
        if (!asksUv)
            report.Findings(verdict);
        report.Summary(options.DisplayName, verdict, watch.ElapsedMilliseconds, IsVerbose ? MessageImportance.High : MessageImportance.Normal);
    }

    // The lock depends on the interpreter only where nobody says which are allowed.
    private static PepVersion? Python(ServiceOptions options, ServiceProject service) =>
        service.Workspace.Members.Any(member => member.Project.RequiresPython is not null) ? null : PepVersion.Parse(PythonChoice.Choose(options, service).ToString());

    // One instance per build and versions: services of one workspace share what was read.
    private LockCheck Shared(PepVersion version, PepVersion? python) =>
        BuildEngine4.GetOrAdd($"{typeof(LockCheck).FullName}/{version}/{python}", () => new LockCheck(new LockSettings { UvVersion = version, PythonVersion = python }));

    private static void RefuseMissing(string? uv)
    {
        try
        {
            if (uv is not null)
                ProgramFinder.Find(uv);
        }
        catch (ProcessStartException exception)
        {
            throw UvLockCheck.NotStarted(exception);
        }
    }

    // Whether a uv answered; its word then stands. One that was not asked for by name runs nothing of the project.
    private bool Ask(ServiceOptions options, PepVersion version, string? python = null)
    {
        var uv = options.UvPath ?? UvLockCheck.OnPath;
        var runner = new SystemProcessRunner();
        var secrets = new IndexSecretStore(runner, Environment.GetEnvironmentVariable).OfferAsync(options, ServiceProject.Find(options), Cancellation).GetAwaiter().GetResult();
        var answer = new UvLockCheck(runner).AskAsync(uv, options.ProjectDirectory, secrets.Values, python, Cancellation).GetAwaiter().GetResult();
        if (answer is null)
        {
            return options.LockCheck == LockCheckMode.Uv ? throw UvCodes.NotFound.Error(at: null, "uv is not on PATH", "Install it, set PyContainerUvPath to the full path of the program") : false;
        }
        // Without that Python on PATH it cannot say anything, and the verdict that files give stands.
        if (python is not null && answer.Kind == LockVerdictKind.Error)
        {
            Log.LogMessage(MessageImportance.Normal, "uv {0} on this machine gives no answer with Python {1}: {2}", answer.Version, python, answer.Text);
            return false;
        }
        Log.LogMessage(MessageImportance.High, "Asked uv {0} on this machine (the image has {1}): 'uv lock --check' says {2}.", answer.Version, version, answer.Kind);
        var manifest = SourceSpan.Of(Path.Combine(options.ProjectDirectory, "pyproject.toml"));
        switch (answer.Kind)
        {
            case LockVerdictKind.Fresh:
                break;
            case LockVerdictKind.Stale:
                Log.Report(UvCodes.Stale.At(manifest) with { Severity = options.LockStaleIsWarning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error });
                break;
            case LockVerdictKind.Missing:
                throw LockCodes.Missing.Error(manifest, options.ProjectDirectory);
            case LockVerdictKind.Undecidable:
                Log.Report(UvCodes.Undecided.At(manifest, answer.Text));
                break;
            default:
                throw UvCodes.Refused.Error(manifest, answer.Text);
        }
        return true;
    }
}
