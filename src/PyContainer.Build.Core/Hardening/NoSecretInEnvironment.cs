using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-26: a variable of the image is read by everyone who has the image (BuildKit SecretsUsedInArgOrEnv, CIS Docker Benchmark 4.10).</summary>
public sealed class NoSecretInEnvironment : ImageRule
{
    internal static readonly DiagnosticDescriptor Rule = new("PYC4026", DiagnosticSeverity.Error,
        "HARD-26: the image sets the variable '{0}', which looks like a secret; whoever has the image can read it. Set it when the container starts.");

    /// <inheritdoc/>
    public override DiagnosticDescriptor Descriptor => Rule;

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ImageConfig image) =>
        from variable in image.Environment
        let name = variable.Split('=')[0]
        where EnvironmentVariable.LooksSecret(name) && variable.Length > name.Length + 1
        select name;
}
