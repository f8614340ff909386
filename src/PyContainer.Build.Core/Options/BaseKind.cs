namespace PyContainer.Build.Options;

/// <summary>The hardening systems that an image can be built on.</summary>
public enum BaseKind
{
    /// <summary>A CPython that uv manages, in distroless cc: no shell, no package manager, any version of Python.</summary>
    DistrolessCc,

    /// <summary>The official slim image: a shell and a package manager remain. The compatible choice, not the hardened one.</summary>
    Slim,
}
