using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Hardening;

/// <summary>The rules that a Dockerfile must keep before it is built.</summary>
public static class HardeningPolicy
{
    private static readonly DockerfileRule[] _rules = [new NoSecretInEnv()];

    /// <summary>Checks a Dockerfile.</summary>
    /// <param name="dockerfile">The tree.</param>
    /// <param name="at">The place of findings: the project whose options made it.</param>
    public static DiagnosticBag Check(Dockerfile dockerfile, SourceSpan at)
    {
        var bag = new DiagnosticBag();
        foreach (var rule in _rules)
        {
            foreach (var finding in rule.Check(dockerfile))
                bag.Add(rule.Descriptor.At(at, finding));
        }
        return bag;
    }
}
