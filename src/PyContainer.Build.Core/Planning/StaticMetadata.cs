using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>
/// Whether uv can check a lock without running code of the project: it starts a build back end, on the machine that it runs on, for each
/// package in a folder whose dependencies are dynamic, and for sources from a repository or an archive. Measured with uv 0.13.9: UV_NO_BUILD
/// does not keep it from that.
/// </summary>
public static class StaticMetadata
{
    /// <summary>Whether the metadata of all packages of one's own stand in their manifests (PEP 621).</summary>
    public static bool IsComplete(ServiceOptions options, ServiceProject service)
    {
        try
        {
            var packages = ServicePlanner.ReadLock(options, service)?.Packages ?? [];
            return service.Workspace.Members.All(member => IsStatic(member.Manifest))
                && packages.All(package => package.Source.IsLocalTree
                    ? IsStatic(PyProject.Read(Path.GetFullPath(Path.Combine(service.Context, package.Source.Text, "pyproject.toml"))))
                    : package.Source.Kind is not (LockSourceKind.Git or LockSourceKind.Path));
        }
        catch (DiagnosticException)
        {
            // What cannot be read is told by the check of the lock.
            return false;
        }
    }

    private static bool IsStatic(PyProject manifest) =>
        manifest.Project is { } project && project.FindDynamic("dependencies") is null && project.FindDynamic("optional-dependencies") is null;
}
