using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A CPython that uv manages, in distroless cc: glibc, libstdc++, libgcc, certificates and zone data; no shell, no package manager.</summary>
internal sealed class DistrolessCc : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("docker.io/library/debian:13-slim");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("gcr.io/distroless/cc-debian13:" + (plan.Options.IsDebug ? "debug-nonroot" : "nonroot"));

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) => ManagedPython.Policy(plan);

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) => ManagedPython.Install(downloads);

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads) => [ManagedPython.Ship()];
}
