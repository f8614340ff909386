namespace PyContainer.Build.Options;

/// <summary>The hardening systems that an image can be built on.</summary>
public enum BaseKind
{
    /// <summary>A CPython that uv manages, in distroless cc: no shell, no package manager, any version of Python.</summary>
    DistrolessCc,

    /// <summary>Debian's CPython in distroless python3: no shell, one version of Python.</summary>
    DistrolessPython,

    /// <summary>A CPython that uv manages, on Wolfi's glibc: no shell, any version of Python.</summary>
    Wolfi,

    /// <summary>Wolfi's own CPython in a root file system of four packages: no shell, no package manager.</summary>
    WolfiPython,

    /// <summary>The official slim image: a shell and a package manager remain. The compatible choice, not the hardened one.</summary>
    Slim,
}
