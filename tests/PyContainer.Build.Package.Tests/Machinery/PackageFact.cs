namespace PyContainer.Build;

/// <summary>A fact about the package on a user's machine, seen through a fake docker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    /// <summary>Skipped where the fake docker cannot run.</summary>
    public PackageFactAttribute() => Skip = ReasonToSkip;

    internal static string? ReasonToSkip => OperatingSystem.IsWindows() ? "the fake docker is a shell script" : null;
}

/// <summary>The same, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageTheoryAttribute : TheoryAttribute
{
    /// <summary>Skipped where the fake docker cannot run.</summary>
    public PackageTheoryAttribute() => Skip = PackageFactAttribute.ReasonToSkip;
}
