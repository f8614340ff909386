using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>What a service is made of, by the lock: the packages in folders and archives of one's own, and those of others.</summary>
/// <param name="Packages">The packages in folders, in the order of the lock.</param>
/// <param name="Archives">The packages in archives beside the code.</param>
/// <param name="ThirdParty">The packages of others.</param>
internal sealed record LocalClosure(IReadOnlyList<LockPackage> Packages, IReadOnlyList<LockPackage> Archives, IReadOnlyList<LockPackage> ThirdParty)
{
    /// <summary>What is built, or unpacked, and installed beside the dependencies: normalised name, and folder or archive as the lock names it.</summary>
    internal IReadOnlyList<(string Name, string Place)> Distributions { get; private init; } =
        [.. Packages.Where(IsBuilt).Concat(Archives).Select(package => (package.Name, package.Source.Text))];

    /// <summary>The manifests of those that are built from a folder.</summary>
    internal IEnumerable<PyProject> Manifests(PyProject service, bool isPackage, string context) =>
        Packages.Where(IsBuilt).Select(package => Path.GetFullPath(Path.Combine(context, package.Source.Text, "pyproject.toml")))
            .Where(manifest => manifest != service.Path && File.Exists(manifest)).Select(PyProject.Read).Concat(isPackage ? [service] : []);

    /// <summary>The closure of a project without a lock: itself, if it is a package.</summary>
    internal static LocalClosure WithoutLock(string name, bool isPackage) => new([], [], []) { Distributions = isPackage ? [(name, ".")] : [] };

    /// <summary>Finds the closure.</summary>
    /// <exception cref="DiagnosticException">The lock does not have the service, an extra or a group, or a package lies outside of the build context.</exception>
    internal static LocalClosure Of(UvLock @lock, string name, ServiceOptions options, string context)
    {
        var closure = LockClosure.Of(@lock, name, options.Extras, options.Groups);
        var found = @lock.Packages.Where(closure.Contains).ToLookup(package => package.Source.IsLocalTree ? 'l' : package.Source.Kind == LockSourceKind.Path ? 'a' : 't');
        // A folder can be a context of its own; an archive is a file.
        foreach (var package in found['a'].Where(package => OutsideFolders.IsOutside(package, context)))
            throw PlanCodes.OutsidePath.Error(package.SourceSpan, package.Name, package.Source.Text);
        var local = new LocalClosure([.. found['l']], [.. found['a']], [.. found['t']]);
        OutsideFolders.Of(local, context);
        return local;
    }

    private static bool IsBuilt(LockPackage package) => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory;
}
