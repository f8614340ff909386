using Microsoft.Build.Framework;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Hardening;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build;

/// <summary>Writes the Dockerfile of a service and the ignore file beside it, unless the user names a Dockerfile of their own.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateDockerfile : ServiceTask
{
    /// <inheritdoc/>
    protected override void Run(ServiceOptions options)
    {
        if (options.Dockerfile is { } own)
        {
            Log.Report(TaskCodes.OwnDockerfile.At(SourceSpan.Of(own), own));
            return;
        }
        var service = ServiceProject.Find(options);
        var plan = ServicePlanner.Create(options, service, UvLock.Read(service.Workspace.LockPath), DateOnly.FromDateTime(DateTime.UtcNow));
        var dockerfile = Recipe.Create(plan);
        foreach (var finding in plan.Findings.Concat(HardeningPolicy.Check(dockerfile, SourceSpan.Of(options.ProjectFile))))
            Log.Report(finding);
        if (Log.HasLoggedErrors)
            return;
        var changed = GeneratedFile.Write(options.DockerfilePath, DockerfileWriter.Write(dockerfile));
        IgnoreFile.Place(options.DockerfilePath, plan);
        Log.LogMessage(MessageImportance.Normal, "{0} {1}", options.DockerfilePath, changed ? "was written." : "is up to date.");
    }
}
