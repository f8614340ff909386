using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>A package of one's own beside the build context. It enters the build as a context with a name.</summary>
/// <param name="Context">The name of that context.</param>
/// <param name="Directory">Its folder, full path.</param>
/// <param name="Target">Where it lies below <see cref="Layout.Source"/>, with <c>/</c>; empty for that folder itself.</param>
public sealed record OutsideFolder(string Context, string Directory, string Target)
{
    /// <summary>The files that are needed of it, relative to its folder.</summary>
    public ProjectFiles Files { get; init; } = new([], [], [], [], []);
}

/// <summary>
/// The packages beside the build context. The builder's tree begins at the folder that they and the context have in common, so that the
/// relative paths of manifests and lock hold there too.
/// </summary>
/// <param name="SourceRoot">Where the build context lies in the builder.</param>
/// <param name="Folders">The packages, by path.</param>
public sealed record OutsideFolders(string SourceRoot, IReadOnlyList<OutsideFolder> Folders)
{
    /// <summary>Nothing lies outside.</summary>
    public static OutsideFolders None { get; } = new(Layout.Source, []);

    /// <summary>The packages of a service, for the call of the build; none where there is no lock.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">The lock cannot be read, or a package lies where no build can see it.</exception>
    internal static OutsideFolders Of(ServiceOptions options, ServiceProject service) =>
        RequirementsSource.Find(options, service.Workspace.Directory) is null && File.Exists(service.Workspace.LockPath)
            ? Of(LocalClosure.Of(UvLock.Read(service.Workspace.LockPath), service.Project.Project!.Name.Normalized, options, service.Context), service.Context)
            : None;

    /// <summary>The packages of a closure.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">One lies where no build can see it.</exception>
    internal static OutsideFolders Of(LocalClosure closure, string context)
    {
        var packages = closure.Packages.Where(package => IsOutside(package, context)).ToList();
        if (packages.Count == 0)
            return None;
        var directories = packages.Select(package => DirectoryOf(package, context)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var anchor = directories.Aggregate(context, Common);
        foreach (var package in packages)
        {
            if (!CanEnter(package, anchor, context))
                throw PlanCodes.OutsidePath.Error(package.SourceSpan, package.Name, package.Source.Text);
        }
        return new(Join(Layout.Source, Below(anchor, context)), [.. directories.Select((directory, index) => new OutsideFolder($"outside-{index + 1}", directory, Below(anchor, directory)))]);
    }

    /// <summary>Whether a package lies outside of the context.</summary>
    internal static bool IsOutside(LockPackage package, string context) =>
        Below(context, DirectoryOf(package, context)) is var relative && (Path.IsPathRooted(relative) || relative.Split('/')[0] == "..");

    /// <summary>The same with the files of each folder.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">A manifest cannot be read, or names a file that is missing.</exception>
    internal OutsideFolders WithFiles(string context) => this with { Folders = [.. Folders.Select(folder => folder with { Files = FilesOf(folder, context) })] };

    private static ProjectFiles FilesOf(OutsideFolder folder, string context)
    {
        var manifest = Path.Combine(folder.Directory, "pyproject.toml");
        if (!File.Exists(manifest))
            return folder.Files;
        // The context may lie in the folder of the package; then it is no part of it.
        var files = ProjectFilesFinder.Find(PyProject.Read(manifest), isPackage: true, [Below(folder.Directory, context)]);
        return files with { Manifests = ["pyproject.toml"], Tests = [] };
    }

    // A root as the common folder would put the whole path of this machine into the image's builder.
    private static bool CanEnter(LockPackage package, string anchor, string context) =>
        !Path.IsPathRooted(package.Source.Text) && anchor.Length > 0 && Path.GetPathRoot(anchor) != anchor && package.Source.Kind != LockSourceKind.Path
        && IsPlain(Below(anchor, context)) && IsPlain(Below(anchor, DirectoryOf(package, context)));

    private static bool IsPlain(string path) => path.Length == 0 || FileNames.CanEnter(path);

    private static string DirectoryOf(LockPackage package, string context) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(context, package.Source.Text)));

    private static string Below(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/') is var relative and not "." ? relative : "";

    // Empty where there is none: another drive.
    private static string Common(string left, string right)
    {
        var folder = left;
        while (folder is { Length: > 0 } && Below(folder, right) is var relative && (Path.IsPathRooted(relative) || relative.Split('/')[0] == ".."))
            folder = Path.GetDirectoryName(folder);
        return folder ?? "";
    }

    private static string Join(string folder, string path) => path.Length == 0 ? folder : $"{folder}/{path}";
}
