using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>What one base decides; everything else stands once, in <see cref="Recipe"/>.</summary>
internal abstract class BaseRecipe
{
    /// <summary>The image that the builder starts from.</summary>
    internal abstract ImageReference Builder(ServicePlan plan);

    /// <summary>The image that ships.</summary>
    internal abstract ImageReference Runtime(ServicePlan plan);

    /// <summary>Which interpreter uv takes, in writing: nothing is found by accident.</summary>
    internal abstract IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan);

    /// <summary>The builder's interpreter that pip works with, at the path that ships; null where uv manages the Python.</summary>
    internal virtual string? SystemPython(ServicePlan plan) => null;

    /// <summary>The commands that install the packages the builder needs: Debian's package manager, unless the base has another.</summary>
    internal virtual IReadOnlyList<string> InstallPackages(Downloads downloads) => Apt.Install(downloads.Plan.BuilderPackages);

    /// <summary>How the builder gets that interpreter, after the variables are set.</summary>
    internal virtual IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) => [];

    /// <summary>What the image that ships needs before the dependencies come.</summary>
    internal virtual IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads) => [];

    /// <summary>Stages that only this base needs, after the builder's.</summary>
    internal virtual IReadOnlyList<Stage> SideStages(Downloads downloads) => [];

    /// <summary>The recipe of a base.</summary>
    internal static BaseRecipe Of(BaseKind kind) => kind switch
    {
        BaseKind.DistrolessCc => new DistrolessCc(),
        BaseKind.DistrolessPython => new DistrolessPython(),
        BaseKind.Wolfi => new Wolfi(),
        BaseKind.WolfiPython => new WolfiPython(),
        BaseKind.Slim => new Slim(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a base without a recipe"),
    };
}
