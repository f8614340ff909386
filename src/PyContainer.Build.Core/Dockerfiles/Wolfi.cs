using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// A CPython that uv manages, on Wolfi's glibc: built in wolfi-base, shipped in glibc-dynamic, which has no shell and no apk. With packages
/// of the operating system the root file system is laid out by apk instead. The images are published under the tag latest alone; pin
/// them by digest with PyContainerBuilderImage and ContainerBaseImage.
/// </summary>
internal sealed class Wolfi : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("cgr.dev/chainguard/wolfi-base:latest");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) =>
        ImageReference.Parse(HasLayout(plan) ? "scratch" : plan.Options.IsDebug ? "cgr.dev/chainguard/glibc-dynamic:latest-dev" : "cgr.dev/chainguard/glibc-dynamic:latest");

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) => ManagedPython.Policy(plan);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> InstallPackages(Downloads downloads) => Apk.Install(downloads, downloads.Plan.BuilderPackages);

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) => ManagedPython.Install(downloads);

    /// <inheritdoc/>
    internal override IReadOnlyList<Stage> SideStages(Downloads downloads) => HasLayout(downloads.Plan)
        ? [WolfiLayout.Stage([downloads.InstallSystem([Apk.LayOut(downloads, [.. WolfiLayout.Packages(downloads.Plan)]), Layout.Touch(Apk.Root)])])]
        : [];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads) => [.. HasLayout(downloads.Plan) ? WolfiLayout.Ship() : [], ManagedPython.Ship()];

    private static bool HasLayout(ServicePlan plan) => plan.Options.PackagesFor(PackageStage.Prod).Any();
}
