using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What is known of a service when its Dockerfile is written: the facts of the project, under the user's choices.</summary>
public sealed record ServicePlan
{
    /// <summary>The user's choices.</summary>
    public required ServiceOptions Options { get; init; }

    /// <summary>The project, and its workspace.</summary>
    public required ServiceProject Project { get; init; }

    /// <summary>The normalised name of the project (PEP 503).</summary>
    public required string ProjectName { get; init; }

    /// <summary>The static version of the project, or null.</summary>
    public string? ProjectVersion { get; init; }

    /// <summary>The versions that git would tell, of the project and of what it is made from.</summary>
    public DynamicVersions DynamicVersions { get; init; } = DynamicVersions.None;

    /// <summary>The one-line description of the project, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The uv of the build, <c>X.Y.Z</c>.</summary>
    public required string UvVersion { get; init; }

    /// <summary>Why that uv.</summary>
    public string UvVersionBecause { get; init; } = "";

    /// <summary>The CPython of the image.</summary>
    public required PythonRequest Python { get; init; }

    /// <summary>Why that CPython.</summary>
    public string PythonBecause { get; init; } = "";

    /// <summary>Whether the project is built and installed; otherwise its files are copied as they lie.</summary>
    public required bool IsPackage { get; init; }

    /// <summary>The normalised names of the distributions that are built from the project's own folders.</summary>
    public required IReadOnlyList<string> OwnDistributions { get; init; }

    /// <summary>The folders that those are built from, relative to the context; empty text for the context itself.</summary>
    public IReadOnlyList<string> OwnFolders { get; init; } = [];

    /// <summary>Whether anything of the project's own is built; a project that is copied as it lies may depend on packages in folders of its own.</summary>
    public bool BuildsOwn => IsPackage || OwnDistributions.Count > 0;

    /// <summary>The project's folder in the builder.</summary>
    public string SourceFolder => Project.Folder.Length == 0 ? Outside.SourceRoot : $"{Outside.SourceRoot}/{Project.Folder}";

    /// <summary>The dependency groups of the stage <c>build</c> (PEP 735); null takes all, of the member and of the workspace.</summary>
    public required IReadOnlyList<string>? DevelopmentGroups { get; init; }

    /// <summary>The service's own sources, relative to its folder.</summary>
    public required IReadOnlyList<ProjectEntry> OwnSources { get; init; }

    /// <summary>What the dependency layer is made from, below <see cref="ServiceOptions.ClosureDirectory"/>.</summary>
    public IReadOnlyList<PlannedFile> Closure { get; init; } = [];

    /// <summary>Instructions of the user's own.</summary>
    public IReadOnlyList<PlannedFragment> Fragments { get; init; } = [];

    /// <summary>The packages of others that are built from source.</summary>
    public SourceBuilds SourceBuilds { get; init; } = SourceBuilds.None;

    /// <summary>The same for what developers get.</summary>
    public SourceBuilds DevelopmentSourceBuilds { get; init; } = SourceBuilds.None;

    /// <summary>What the project's own packages are built with.</summary>
    public BackEnds BackEnds { get; init; } = BackEnds.None;

    /// <summary>The same in the stage <c>build</c>, where they are installed in place.</summary>
    public BackEnds DevelopmentBackEnds { get; init; } = BackEnds.None;

    /// <summary>Whether the packages come from <c>uv.lock</c>, and not from requirements files.</summary>
    public bool HasLock { get; init; }

    /// <summary>The packages of the operating system that the builder gets.</summary>
    public IReadOnlyList<OsPackage> BuilderPackages =>
        [.. Options.PackagesFor(PackageStage.Build), .. Git.Where(package => !Options.Packages.Any(asked => asked.Name == package.Name && asked.IsFor(PackageStage.Build)))];

    /// <summary>The files.</summary>
    public required ProjectFiles Files { get; init; }

    /// <summary>The packages beside the build context.</summary>
    public OutsideFolders Outside { get; init; } = OutsideFolders.None;

    /// <summary>The variables with credentials of named indexes.</summary>
    public IReadOnlyList<CredentialVariable> Credentials { get; init; } = [];

    /// <summary>What the user should know of it.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; init; } = [];

    /// <summary>The process contract.</summary>
    public required Launch Launch { get; init; }

    // Debian's git brings no certificates of its own.
    private IEnumerable<OsPackage> Git => !SourceBuilds.NeedsGit ? [] : Options.Base is BaseKind.Wolfi or BaseKind.WolfiPython
        ? [new("git", null, PackageStage.Build)]
        : [new("ca-certificates", null, PackageStage.Build), new("git", null, PackageStage.Build)];
}
