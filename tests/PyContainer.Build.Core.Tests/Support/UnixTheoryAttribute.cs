namespace PyContainer.Build;

/// <summary>A theory about names, links and pipes that only Unix has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips it on Windows.</summary>
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "needs a file system of Unix" : null;
}
