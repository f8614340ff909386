using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Planning;

/// <summary>The packages in folders of one's own that a service is made of, by the lock: itself, and what it reaches.</summary>
/// <param name="Packages">The packages, in the order of the lock.</param>
internal sealed record LocalClosure(IReadOnlyList<LockPackage> Packages)
{
    /// <summary>The normalised names of those that are built and installed.</summary>
    internal IReadOnlyList<string> Distributions =>
        [.. Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory).Select(package => package.Name)];

    /// <summary>Finds the closure.</summary>
    /// <exception cref="DiagnosticException">The lock does not have the service, or a package lies outside of the build context.</exception>
    internal static LocalClosure Of(UvLock @lock, string name, string context)
    {
        var closure = LockClosure.Of(@lock, name, [], []);
        var found = @lock.Packages.Where(package => package.Source.IsLocalTree && closure.Contains(package)).ToList();
        foreach (var package in found)
            CheckPlace(package, context);
        return new LocalClosure(found);
    }

    private static void CheckPlace(LockPackage package, string context)
    {
        var relative = Path.GetRelativePath(context, Path.Combine(context, package.Source.Text)).Replace('\\', '/');
        if (Path.IsPathRooted(relative) || relative.Split('/')[0] == "..")
            throw PlanCodes.OutsidePath.Error(package.SourceSpan, package.Name, package.Source.Text);
    }
}
