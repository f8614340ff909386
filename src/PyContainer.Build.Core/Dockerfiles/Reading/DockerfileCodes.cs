using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>What can be wrong with a Dockerfile that somebody wrote.</summary>
public static class DockerfileCodes
{
    /// <summary>BuildKit would not read it either.</summary>
    public static readonly DiagnosticDescriptor Syntax = new("PYC2054", DiagnosticSeverity.Error,
        "This is not a Dockerfile that BuildKit reads: {0}. Correct the line.");
}
