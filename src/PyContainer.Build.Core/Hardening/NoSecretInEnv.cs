using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-26 on the tree: the same rule as <see cref="NoSecretInEnvironment"/>, before the secret is in an image.</summary>
public sealed class NoSecretInEnv : DockerfileRule
{
    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => NoSecretInEnvironment.Rule;

    /// <inheritdoc/>
    public override IEnumerable<string> Check(Dockerfile dockerfile) =>
        dockerfile.Stages.SelectMany(stage => stage.Instructions).OfType<Env>().SelectMany(env => env.Variables)
            .Where(variable => EnvironmentVariable.LooksSecret(variable.Name) && variable.Value.Length > 0)
            .Select(variable => variable.Name).Distinct(StringComparer.Ordinal);
}
