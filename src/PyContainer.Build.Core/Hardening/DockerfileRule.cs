using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Hardening;

/// <summary>One rule on the syntax tree of a Dockerfile, checked before anything is built.</summary>
public abstract class DockerfileRule
{
    /// <summary>The code and text.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What breaks the rule: the argument of the text, one per finding.</summary>
    public abstract IEnumerable<string> Check(Dockerfile dockerfile);
}
