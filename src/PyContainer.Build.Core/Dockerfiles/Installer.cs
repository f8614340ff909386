using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// How packages come into the environment. The rest of the recipe does not ask which tool it is. A tool fetches with the network and the
/// secrets, without running anything of what it fetches, and builds without either: so nothing that a package runs sees a secret.
/// </summary>
internal abstract class Installer(Downloads downloads)
{
    /// <summary>What the stage <c>deps</c> is made from, for the comment above it.</summary>
    internal abstract string Reason { get; }

    /// <summary>What is added to the builder: the tool, its variables.</summary>
    internal abstract IReadOnlyList<Instruction> Tool(BaseRecipe recipe);

    /// <summary>The commands that make the environment with the packages of others.</summary>
    protected abstract IReadOnlyList<string> FetchDependencies();

    /// <summary>The commands that make one with the development groups, too.</summary>
    protected abstract IReadOnlyList<string> FetchDevelopment();

    /// <summary>The command that fetches back ends for one build environment.</summary>
    /// <param name="number">The number of that environment, from 1.</param>
    /// <param name="requirements">Its requirements, as words of a command.</param>
    protected abstract string FetchBackEnds(int number, string requirements);

    /// <summary>The commands that prove the lock and install the project itself, without network.</summary>
    internal abstract IReadOnlyList<string> Project();

    /// <summary>The commands that install the project in place, without network.</summary>
    internal abstract IReadOnlyList<string> Development();

    /// <summary>What the fetching commands mount.</summary>
    protected abstract IEnumerable<Mount> Mounts { get; }

    /// <summary>Whether there is any package of others.</summary>
    protected virtual bool HasDependencies => true;

    /// <summary>Whether there is any in the stage <c>build</c>.</summary>
    protected virtual bool HasDevelopment => true;

    /// <summary>The files that the stage <c>build</c> gets its environment from.</summary>
    protected virtual IEnumerable<Mount> DevelopmentMounts => [ClosureMount];

    /// <summary>What runs last where packages were compiled: it readies the tool for the steps that have no cache mount.</summary>
    protected virtual IReadOnlyList<string> AfterCompiling => [];

    /// <summary>The service.</summary>
    protected ServicePlan Plan => downloads.Plan;

    /// <summary>What fetching steps share.</summary>
    protected Downloads Downloads => downloads;

    private Mount ClosureMount => new BindMount("/", Plan.Outside.SourceRoot, Layout.Closure);

    /// <summary>Whether uv is in the builder.</summary>
    internal static bool HasUv(ServicePlan plan) => plan.Options.Installer == InstallerKind.Uv || BaseRecipe.Of(plan.Options.Base).SystemPython(plan) is null;

    /// <summary>The installer of a service.</summary>
    internal static Installer Of(Downloads downloads) => downloads.Plan.Options.Installer switch
    {
        InstallerKind.Uv => new UvInstaller(downloads),
        InstallerKind.Pip when BaseRecipe.Of(downloads.Plan.Options.Base).SystemPython(downloads.Plan) is { } interpreter => new PipInstaller(downloads, interpreter),
        InstallerKind.Pip => new UvPipInstaller(downloads),
        _ => throw new ArgumentOutOfRangeException(nameof(downloads), downloads.Plan.Options.Installer, "an installer without commands"),
    };

    /// <summary>The steps of the stage <c>deps</c>.</summary>
    internal IReadOnlyList<Run> Dependencies() => Environment(FetchDependencies(), [ClosureMount], HasDependencies);

    /// <summary>The steps that give the stage <c>build</c> its environment, before any file of the project is there.</summary>
    internal IReadOnlyList<Run> DevelopmentEnvironment() => Environment(FetchDevelopment(), DevelopmentMounts, HasDevelopment);

    /// <summary>The stage that holds the wheels of build back ends, where there are any.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="backEnds">The back ends.</param>
    internal IEnumerable<Stage> BackEndStage(string name, BackEnds backEnds)
    {
        if (!backEnds.Exist)
            yield break;
        var commands = backEnds.Sets.Select((set, index) => FetchBackEnds(index + 1, string.Join(' ', set.Select(ShellWord.Quote))));
        yield return new Stage(name, "base", "Build back ends, fetched as wheels. They run in the step that mounts them, which has no network.",
        [
            new Run(new RunCommand.Shell([.. commands]))
            {
                Mounts = [.. BackEndMounts, .. HasBackEndSettings ? [new BindMount(ClosureFiles.BackEndFolder, Plan.Outside.SourceRoot, Layout.Closure)] : Array.Empty<Mount>()],
            },
        ]);
    }

    /// <summary>What the step that fetches back ends mounts.</summary>
    protected virtual IEnumerable<Mount> BackEndMounts => Mounts;

    /// <summary>Whether the project says anything about where back ends come from.</summary>
    protected bool HasBackEndSettings => Plan.Closure.Any(file => file.Path.StartsWith(ClosureFiles.BackEndFolder + "/", StringComparison.Ordinal));

    private IReadOnlyList<Run> Environment(IReadOnlyList<string> fetch, IEnumerable<Mount> sources, bool hasPackages) =>
    [
        new Run(new RunCommand.Shell([.. fetch, Layout.Touch(Layout.Application)]))
        {
            Mounts = [.. hasPackages ? Mounts : [], .. sources],
            IsOffline = !hasPackages,
        },
        .. hasPackages
            ? [new Run(new RunCommand.Shell([Bytecode.CompileEnvironment([.. AfterCompiling, Layout.TouchNew(Layout.Application, Layout.Environment + "/pyvenv.cfg")])])) { IsOffline = true }]
            : Array.Empty<Run>(),
    ];
}
