using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Puts the files of a service and of the members it needs together, as paths in the build context.</summary>
internal static class WorkspaceFiles
{
    /// <summary>Chooses the files.</summary>
    /// <param name="service">The service.</param>
    /// <param name="own">The service's own files, relative to its folder.</param>
    /// <param name="closure">The local packages that it is made of.</param>
    /// <param name="installer">pip reads the manifests of what it builds and no others.</param>
    /// <exception cref="DiagnosticException">A file has a name that no Dockerfile can carry, or is missing.</exception>
    internal static ProjectFiles Of(ServiceProject service, ProjectFiles own, LocalClosure closure, InstallerKind installer)
    {
        var folders = closure.Packages.Where(package => !OutsideFolders.IsOutside(package, service.Context)).Select(package => service.RelativeFolder(Path.GetFullPath(Path.Combine(service.Context, package.Source.Text)))).ToHashSet(StringComparer.Ordinal);
        var parts = new List<(string Folder, ProjectFiles Files)> { (service.Folder, own) };
        foreach (var folder in folders.Where(folder => folder != service.Folder).Order(StringComparer.Ordinal))
        {
            var manifest = Path.Combine(service.Context, folder, "pyproject.toml");
            if (File.Exists(manifest))
                parts.Add((folder, Of(service, PyProject.Read(manifest), isPackage: true)));
        }
        string[] manifests = installer == InstallerKind.Pip ? closure.Distributions.Any(distribution => distribution.Place == ".") ? ["pyproject.toml"] : [] : ["pyproject.toml", "uv.lock", .. File.Exists(Path.Combine(service.Context, "uv.toml")) ? ["uv.toml"] : Array.Empty<string>()];
        // Every member's manifest: the check of the lock holds for the workspace as a whole.
        var members = (installer == InstallerKind.Pip ? [] : service.Workspace.Members.Select(member => service.RelativeFolder(member.Directory))).Concat(folders).Where(folder => folder.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(folder => Checked(folder + "/pyproject.toml", service));
        return new ProjectFiles(
            manifests,
            [.. members],
            [.. parts.SelectMany(part => part.Files.Metadata.Select(name => Join(part.Folder, name))), .. closure.Archives.Select(archive => Checked(service.RelativeFolder(Path.GetFullPath(archive.Source.Text, service.Context)), service)).Except(parts.SelectMany(part => part.Files.Sources.Select(entry => Join(part.Folder, entry.Name))), StringComparer.Ordinal)],
            [.. parts.SelectMany(part => part.Files.Sources.Select(entry => entry with { Name = Join(part.Folder, entry.Name) }))],
            [.. own.Tests.Select(entry => entry with { Name = Join(service.Folder, entry.Name) })]);
    }

    /// <summary>The files of one project of the workspace, relative to its folder.</summary>
    internal static ProjectFiles Of(ServiceProject service, PyProject project, bool isPackage)
    {
        var below = service.Workspace.Members.Select(member => Path.GetRelativePath(project.Directory, member.Directory).Replace('\\', '/'))
            .Where(folder => folder != "." && folder.Split('/')[0] != ".." && !Path.IsPathRooted(folder));
        return ProjectFilesFinder.Find(project, isPackage, [.. below]);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string Checked(string path, ServiceProject service) =>
        FileNames.CanEnter(path) ? path : throw PlanCodes.AwkwardName.Error(SourceSpan.Of(service.Workspace.Root.Path), ShownText.Of(path));
}
