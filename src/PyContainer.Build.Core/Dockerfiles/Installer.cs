using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>How packages come into the environment. The rest of the recipe does not ask which tool it is.</summary>
internal abstract class Installer(Downloads downloads)
{
    /// <summary>What the stage <c>deps</c> is made from, for the comment above it.</summary>
    internal abstract string Reason { get; }

    /// <summary>What is added to the builder: the tool, its variables, the interpreter.</summary>
    internal abstract IReadOnlyList<Instruction> Tool(BaseRecipe recipe);

    /// <summary>The commands that make the environment with the packages of others; they end with one date on everything.</summary>
    internal abstract IReadOnlyList<string> Dependencies();

    /// <summary>Whether those commands fetch anything.</summary>
    internal virtual bool HasDependencies => true;

    /// <summary>The commands that prove the lock and install the project itself, before its files are gathered.</summary>
    internal abstract IReadOnlyList<string> Project();

    /// <summary>The commands that add the development groups and the editable project.</summary>
    internal abstract IReadOnlyList<string> Development();

    /// <summary>What the commands above mount beside the files of the project.</summary>
    internal abstract IEnumerable<Mount> Mounts { get; }

    /// <summary>Whether <see cref="Development"/> reads what the dependency layer is made from.</summary>
    internal virtual bool DevelopmentNeedsClosure => false;

    /// <summary>The service.</summary>
    protected ServicePlan Plan => downloads.Plan;

    /// <summary>What downloading steps share.</summary>
    protected Downloads Downloads => downloads;

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
}
