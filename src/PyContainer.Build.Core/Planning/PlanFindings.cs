using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What a user should know of a plan that works all the same, or must change before it does.</summary>
internal static class PlanFindings
{
    /// <summary>What earlier publishes left in the project, and this one keeps out.</summary>
    internal static IEnumerable<Diagnostic> OfOutputs(ServiceProject service, IReadOnlyList<string> earlier)
    {
        var inside = earlier.Select(path => Path.GetRelativePath(service.Context, path).Replace('\\', '/')).Where(path => !Path.IsPathRooted(path) && path.Split('/')[0] != "..").ToList();
        return inside.Count == 0 ? [] : [EnteringCodes.OutputsStayOut.At(SourceSpan.Of(service.Context), FileNames.Shown(inside))];
    }

    /// <summary>Lists them.</summary>
    /// <exception cref="DiagnosticException">The base cannot hold what is asked for.</exception>
    internal static IReadOnlyList<Diagnostic> Of(ServiceOptions options, ServiceProject service, PythonRequest python, DateOnly today)
    {
        var at = SourceSpan.Of(options.ProjectFile);
        if (options.Base is BaseKind.DistrolessCc or BaseKind.DistrolessPython && options.PackagesFor(PackageStage.Prod).FirstOrDefault() is { } package)
            throw PlanCodes.NoPackagesOnDistroless.Error(at, package.Name);
        var findings = new List<Diagnostic>();
        if (options.Requirements is null && File.Exists(service.Workspace.LockPath) && File.Exists(Path.Combine(options.ProjectDirectory, "requirements.txt")))
            findings.Add(PlanCodes.LockWins.At(at));
        foreach (var image in new[] { options.RuntimeImage, options.BuilderImage, options.UvImage }.OfType<ImageReference>())
        {
            if (EndOfLife.Of(image, today) is { } end)
                findings.Add(PlanCodes.ImageEnded.At(at, image, $"{end.Date:yyyy-MM-dd}", end.Successor));
        }
        if (EndOfLife.Of(python, today) is { } date)
            findings.Add(PlanCodes.PythonEnded.At(at, python.MinorText, $"{date:yyyy-MM-dd}", KnownVersions.Python[0].MinorText));
        return findings;
    }

    /// <summary>What was asked for a start that has no use for it, or null.</summary>
    internal static Diagnostic? OfStart(ServiceOptions options, Launch launch) =>
        launch is { HealthPath: { } path, ProbePort: null } ? StartCodes.NoProbe.At(SourceSpan.Of(options.ProjectFile), path) : null;
}
