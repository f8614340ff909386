using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Files;
using PyContainer.Build.Hardening;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Writes the Dockerfile of a service and the ignore file beside it, unless the user names a Dockerfile of their own. Either is held against the hardening rules.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateDockerfile : ServiceTask
{
    /// <summary>Whether a build comes next: the engine is then asked beside the rules.</summary>
    public bool AsksEngine { get; set; }

    /// <summary>Whether what was written is built by another project, which takes the folder anew: MSBuild may run that one in another process.</summary>
    public bool GivesBack { get; set; }

    /// <inheritdoc/>
    protected override bool IsLastInFolder => GivesBack;

    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        if (options.Dockerfile is { } own)
        {
            Log.Report(TaskCodes.OwnDockerfile.At(SourceSpan.Of(own), own));
            var written = PlainFile.Text(own, FileLimit.Dockerfile);
            Check(options, written, WithProject(Context(options, RequiredUv(options)), options));
            // A file that began as a generated one.
            if (written.Contains("from=" + Layout.Closure, StringComparison.Ordinal))
                GeneratedFolder.Write(options.ClosureDirectory, ServicePlanner.Closure(options, ServiceProject.Find(options)));
            return;
        }
        var service = ServiceProject.Find(options);
        var locked = ServicePlanner.ReadLock(options, service);
        var plan = ServicePlanner.Create(options, service, locked, DateOnly.FromDateTime(DateTime.UtcNow));
        foreach (var finding in plan.Findings)
            Log.Report(finding);
        if (AsksEngine)
            EngineQuestion.Ask(BuildEngine4, options.DockerPath);
        var text = DockerfileWriter.Write(Recipe.Create(plan));
        Check(options, text, Context(options, service.Workspace.Root.Uv.RequiredVersion?.Value, plan.Outside) with
        {
            ContextFiles = ContextFiles.Of(plan, IgnoreFile.Read(options.DockerfilePath, plan)),
            Unverified = locked is null ? [] : UnverifiedPackage.Of(locked, service, options),
        });
        if (Log.HasLoggedErrors)
            return;
        var changed = GeneratedFile.Write(options.DockerfilePath, text);
        IgnoreFile.Place(options.DockerfilePath, plan);
        GeneratedFolder.Write(options.ClosureDirectory, plan.Closure);
        if (OutputRecord.Text(options) is { Length: > 0 } outputs)
            GeneratedFile.Write(OutputRecord.PathOf(options), outputs);
        Log.LogMessage(MessageImportance.Normal, "{0} {1}", options.DockerfilePath, changed ? "was written." : "is up to date.");
    }

    private void Check(ServiceOptions options, string text, HardeningContext context) =>
        Log.Report(HardeningPolicy.Check(DockerfileReader.Parse(text, options.DockerfilePath), context));

    private static HardeningContext Context(ServiceOptions options, VersionSpecifiers? requiredUv, OutsideFolders? outside = null) =>
        HardeningContext.Of(options, DateOnly.FromDateTime(DateTime.UtcNow), outside) with { RequiredUv = requiredUv };

    private static HardeningContext WithProject(HardeningContext context, ServiceOptions options)
    {
        try
        {
            var service = ServiceProject.Find(options);
            var seen = context with { ContextFiles = ContextFiles.Of(service, IgnorePatterns.Find(options.DockerfilePath, service.Context)) };
            return File.Exists(service.Workspace.LockPath) ? seen with { Unverified = UnverifiedPackage.Of(UvLock.Read(service.Workspace.LockPath), service, options) } : seen;
        }
        catch (DiagnosticException)
        {
            // Told where the project is needed; a Dockerfile of one's own may do without.
            return context;
        }
    }

    private static VersionSpecifiers? RequiredUv(ServiceOptions options)
    {
        try
        {
            return PyProject.Read(Path.Combine(options.ProjectDirectory, "pyproject.toml")).Uv.RequiredVersion?.Value;
        }
        catch (DiagnosticException)
        {
            // Told where the manifest is needed; a Dockerfile of one's own may do without.
            return null;
        }
    }
}
