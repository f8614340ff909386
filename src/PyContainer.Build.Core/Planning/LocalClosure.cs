using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Planning;

/// <summary>The packages in folders of one's own that a service is made of, by the lock: itself, and what it reaches.</summary>
/// <param name="Packages">The packages, in the order in which they were reached.</param>
internal sealed record LocalClosure(IReadOnlyList<LockPackage> Packages)
{
    /// <summary>The normalised names of those that are built and installed.</summary>
    internal IReadOnlyList<string> Distributions =>
        [.. Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory).Select(package => package.Name)];

    /// <summary>Finds the closure.</summary>
    /// <exception cref="DiagnosticException">One lies outside of the build context.</exception>
    internal static LocalClosure Of(UvLock @lock, string name, string context)
    {
        var seen = new HashSet<LockPackage>();
        var queue = new Queue<LockPackage>(@lock.Find(name));
        var found = new List<LockPackage>();
        while (queue.TryDequeue(out var package))
        {
            if (!seen.Add(package))
                continue;
            if (package.Source.IsLocalTree)
            {
                CheckPlace(package, context);
                found.Add(package);
            }
            // Extras of a dependency are followed whether asked for or not: more folders than needed do no harm, fewer would.
            foreach (var edge in package.Dependencies.Concat(package.OptionalDependencies.Values.SelectMany(edges => edges)))
                queue.Enqueue(edge.Target);
        }
        return new LocalClosure(found);
    }

    private static void CheckPlace(LockPackage package, string context)
    {
        var relative = Path.GetRelativePath(context, Path.Combine(context, package.Source.Text)).Replace('\\', '/');
        if (Path.IsPathRooted(relative) || relative.Split('/')[0] == "..")
            throw PlanCodes.OutsidePath.Error(package.SourceSpan, package.Name, package.Source.Text);
    }
}
