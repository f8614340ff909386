using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// A CPython that uv manages, on Wolfi's glibc: built in wolfi-base, shipped in glibc-dynamic, which has no shell and no apk. Both
/// are published under the tag latest alone; pin them by digest with PyContainerBuilderImage and ContainerBaseImage.
/// </summary>
internal sealed class Wolfi : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("cgr.dev/chainguard/wolfi-base:latest");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("cgr.dev/chainguard/glibc-dynamic:latest");

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) => ManagedPython.Policy(plan);

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) => [ManagedPython.Install(downloads)];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(ServicePlan plan) => [ManagedPython.Ship()];
}
