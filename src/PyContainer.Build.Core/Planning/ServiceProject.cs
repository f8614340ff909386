using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>The project of a service, and the workspace whose lock it shares; a project on its own is a workspace of one.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Project">The service's manifest, with a <c>[project]</c> table.</param>
public sealed record ServiceProject(Workspace Workspace, PyProject Project)
{
    /// <summary>The build context, full path: the root of the workspace.</summary>
    public string Context => Workspace.Directory;

    /// <summary>The service's folder below the context, with <c>/</c>; empty for the root itself.</summary>
    public string Folder => RelativeFolder(Project.Directory);

    /// <summary>The name that uv selects the service by; null where there is nothing to select.</summary>
    public string? Package => Workspace.IsImplicit ? null : Project.Project!.Name.Normalized;

    /// <summary>Finds the service: the member that <c>PyContainerPackageName</c> names, else the project of the folder.</summary>
    /// <exception cref="DiagnosticException">The manifests cannot be read, or there is no such service.</exception>
    public static ServiceProject Find(ServiceOptions options)
    {
        var version = options.UvVersion is null ? LockSettings.DefaultUvVersion : PepVersion.Parse(options.UvVersion);
        var manifest = Path.Combine(options.ProjectDirectory, "pyproject.toml");
        // A project for pip may have no manifest: its requirements stand in for one.
        var files = options.Installer == InstallerKind.Pip && !File.Exists(manifest) ? new GeneratedManifest(manifest, RequirementsSource.Manifest(options)) : FileTree.Disk;
        var manifests = new ManifestCache(files, new UvRules(version));
        var workspace = Workspace.Discover(options.ProjectDirectory, manifests);
        if (options.PackageName is not { } name)
        {
            var project = manifests.ManifestOf(options.ProjectDirectory);
            if (project.Project is not null)
                return new ServiceProject(workspace, project);
            throw workspace.Members.Count == 0
                ? PlanCodes.NoProjectTable.Error(SourceSpan.Of(project.Path))
                : PlanCodes.NoMember.Error(SourceSpan.Of(project.Path), Names(workspace));
        }
        var member = PackageName.TryParse(name, out var parsed) ? workspace.Find(parsed.Normalized) : null;
        return member is not null
            ? new ServiceProject(workspace, member.Manifest)
            : throw PlanCodes.UnknownMember.Error(SourceSpan.Of(options.ProjectFile), name, Names(workspace));
    }

    /// <summary>A folder below the context, with <c>/</c>; empty for the context itself.</summary>
    public string RelativeFolder(string directory) => Path.GetRelativePath(Context, directory).Replace('\\', '/') is var relative and not "." ? relative : "";

    private static string Names(Workspace workspace) => string.Join(", ", workspace.Members.Select(member => member.Name));
}
