using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Hardening;

/// <summary>A locked package with a wheel or source archive that has no hash, so that uv takes whatever the index sends.</summary>
/// <param name="Name">The package.</param>
/// <param name="At">Its place in the lock.</param>
public sealed record UnverifiedPackage(string Name, SourceSpan At)
{
    /// <summary>Those that a service ships, in the order of the lock.</summary>
    /// <exception cref="DiagnosticException">The lock does not have the service, an extra or a group.</exception>
    public static IReadOnlyList<UnverifiedPackage> Of(UvLock @lock, ServiceProject service, ServiceOptions options)
    {
        var closure = LockClosure.Of(@lock, service.Project.Project!.Name.Normalized, options.Extras, options.Groups);
        // An empty algorithm is that of a file without a hash.
        return [.. @lock.Packages.Where(package => closure.Contains(package) && package.Files.Algorithms.Contains("")).Select(package => new UnverifiedPackage(package.Name, package.Span))];
    }
}
