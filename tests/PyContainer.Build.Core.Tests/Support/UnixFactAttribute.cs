namespace PyContainer.Build;

/// <summary>A fact about programs and signals of Unix.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    /// <param name="linuxOnly">Whether it needs what only Linux tells of its processes.</param>
    public UnixFactAttribute(bool linuxOnly = false)
    {
        LinuxOnly = linuxOnly;
        Skip = OperatingSystem.IsWindows() ? "needs /bin/sh" : linuxOnly && !OperatingSystem.IsLinux() ? "needs /proc" : null;
    }

    /// <summary>Whether it needs what only Linux tells of its processes.</summary>
    public bool LinuxOnly { get; }
}
