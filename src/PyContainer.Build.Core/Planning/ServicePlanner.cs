using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Puts the facts of a project together. It reads files of the project and writes none.</summary>
public static class ServicePlanner
{
    /// <summary>Makes the plan of a service.</summary>
    /// <param name="options">The user's choices.</param>
    /// <param name="service">The project and its workspace.</param>
    /// <param name="lock">Its <c>uv.lock</c>; null where pip installs from a requirements file.</param>
    /// <param name="today">The date that ends of life are held against.</param>
    /// <exception cref="DiagnosticException">The project cannot become an image as it is; the code tells why.</exception>
    public static ServicePlan Create(ServiceOptions options, ServiceProject service, UvLock? @lock, DateOnly today)
    {
        var project = service.Project;
        InlineCredentials.Refuse(service);
        var table = project.Project!;
        var isPackage = project.IsPackage(!service.Workspace.RequiredMembers.ContainsKey(table.Name.Normalized));
        var (python, pythonBecause) = PythonChoice.Decide(options, service);
        var (uv, uvBecause) = UvVersionChoice.Decide(options, service.Workspace.Root);
        var all = WorkspaceFiles.Of(service, project, isPackage);
        var earlier = OwnOutputs.Earlier(options, project.Directory, all.Sources);
        var own = WithoutOutputs(all, project, [.. OwnOutputs.Of(options), .. earlier]);
        var closure = @lock is null ? LocalClosure.WithoutLock(table.Name.Normalized, isPackage) : LocalClosure.Of(@lock, table.Name.Normalized, options, service.Context);
        var builds = SourceBuilds.Of(closure.ThirdParty, options.BuiltFromSource);
        var development = DevelopmentGroups.Of(project);
        var (backEnds, developmentBackEnds) = BackEnds.Of(options, service, closure, @lock, uv);
        var files = WorkspaceFiles.Of(service, own, closure, options.Installer) with { Copied = Copied(options, service), Outputs = OwnOutputs.Below(service.Context, options, earlier) };
        var outside = OutsideFolders.Of(closure, service.Context).WithFiles(service.Context);
        EnteringFiles.Check(options, service, files, outside);
        var launch = new LaunchChoice(options, project, own, @lock).Choose();
        var proof = launch.Target is { } target ? new StartProof(target, options, service, isPackage, own, closure, @lock).Finding() : null;
        return new ServicePlan
        {
            Options = options,
            Project = service,
            ProjectName = table.Name.Normalized,
            ProjectVersion = table.Version?.Value.ToString(),
            DynamicVersions = DynamicVersions.Of(options, closure.Manifests(project, isPackage, service.Context)),
            Description = table.Description?.Value,
            UvVersion = uv,
            UvVersionBecause = uvBecause,
            Python = python,
            PythonBecause = pythonBecause,
            IsPackage = isPackage,
            OwnDistributions = [.. closure.Distributions.Select(distribution => distribution.Name)],
            OwnFolders = [.. closure.Distributions.Select(distribution => service.RelativeFolder(Path.GetFullPath(distribution.Place, service.Context)))],
            DevelopmentGroups = service.Package is null ? development : null,
            Closure = options.Installer == InstallerKind.Pip
                ? RequirementsSource.Files(options, service, @lock, development, python.MinorText)
                : ClosureFiles.Of(service, @lock!, options.Extras, options.Groups, builds, backEnds.Exist || developmentBackEnds.Exist),
            SourceBuilds = builds,
            DevelopmentSourceBuilds = @lock is null ? builds : SourceBuilds.Of([.. IndexCredentials.Packages(options, service, @lock, BuildTarget.Build).Where(package => !package.Source.IsLocalTree && package.Source.Kind != LockSourceKind.Path)], options.BuiltFromSource),
            BackEnds = backEnds,
            DevelopmentBackEnds = developmentBackEnds,
            HasLock = @lock is not null,
            Fragments = [.. options.Fragments.Select(fragment => new PlannedFragment(fragment, PlainFile.Text(fragment.Path, FileLimit.Dockerfile).ReplaceLineEndings("\n")))],
            Files = files,
            Outside = outside,
            OwnSources = own.Sources,
            Credentials = IndexCredentials.Of(service, options.Installer, IndexCredentials.Needed(options, service, @lock, BuildTarget.Prod)),
            Findings =
            [
                .. PlanFindings.Of(options, service, python, today), .. PlanFindings.OfOutputs(service, earlier),
                .. new[] { PlanFindings.OfStart(options, launch), proof }.OfType<Diagnostic>(),
            ],
            Launch = launch,
        };
    }

    private static ProjectFiles WithoutOutputs(ProjectFiles files, PyProject project, IReadOnlyList<string> outputs) =>
        files with { Sources = [.. files.Sources.Where(entry => !OwnOutputs.AreAllOf(Path.Combine(project.Directory, entry.Name), outputs))] };

    private static string[] Copied(ServiceOptions options, ServiceProject service)
    {
        var copies = options.Copies.Where(copy => copy.IsFromContext).ToList();
        return copies.Find(copy => !Path.Exists(Path.Combine(service.Context, copy.Source))) is { } missing
            ? throw StepCodes.InvalidCopy.Error(SourceSpan.Of(options.ProjectFile), missing.Source, missing.Destination, $"there is no such file or folder in the build context, '{service.Context}'")
            : [.. copies.Select(copy => copy.Source)];
    }

    /// <summary>Reads the lock of a service; null where pip installs from a requirements file.</summary>
    /// <exception cref="DiagnosticException">There is nothing to install from, or it cannot be read.</exception>
    public static UvLock? ReadLock(ServiceOptions options, ServiceProject service) =>
        RequirementsSource.Find(options, service.Workspace.Directory) is null ? UvLock.Read(service.Workspace.LockPath) : null;

    /// <summary>Makes the files of the dependency layer alone, for a Dockerfile of one's own.</summary>
    /// <exception cref="DiagnosticException">The lock is missing, or does not have the service.</exception>
    public static IReadOnlyList<PlannedFile> Closure(ServiceOptions options, ServiceProject service)
    {
        if (options.Installer == InstallerKind.Pip)
            return RequirementsSource.Files(options, service, ReadLock(options, service), DevelopmentGroups.Of(service.Project), PythonChoice.Choose(options, service).MinorText);
        var @lock = UvLock.Read(service.Workspace.LockPath);
        var closure = LocalClosure.Of(@lock, service.Project.Project!.Name.Normalized, options, service.Context);
        var (image, development) = BackEnds.Of(options, service, closure, @lock, UvVersionChoice.Choose(options, service.Workspace.Root));
        return ClosureFiles.Of(service, @lock, options.Extras, options.Groups, SourceBuilds.Of(closure.ThirdParty, options.BuiltFromSource), image.Exist || development.Exist);
    }
}
