using PyContainer.Build.Locking;

namespace PyContainer.Build.Planning;

/// <summary>The packages of a lock that are built from folders of one's own.</summary>
internal static class OwnDistributions
{
    /// <summary>Their normalised names, in the order of the lock.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">One lies outside of the project.</exception>
    internal static IReadOnlyList<string> Find(UvLock @lock, string directory)
    {
        var names = new List<string>();
        foreach (var package in @lock.Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory))
        {
            var relative = Path.GetRelativePath(directory, Path.Combine(directory, package.Source.Text)).Replace('\\', '/');
            if (Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal))
                throw PlanCodes.OutsidePath.Error(package.SourceSpan, package.Name, package.Source.Text);
            names.Add(package.Name);
        }
        return names;
    }
}
