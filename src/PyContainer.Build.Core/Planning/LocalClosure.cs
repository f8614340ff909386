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
    private string? _alone;

    /// <summary>The normalised names of those that are built, or unpacked, and installed beside the dependencies.</summary>
    internal IReadOnlyList<string> Distributions =>
        [.. Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory).Concat(Archives).Select(package => package.Name), .. _alone is null ? [] : new[] { _alone }];

    /// <summary>The folders and archives that these come from, as the lock names them.</summary>
    internal IReadOnlyList<string> Folders =>
        [.. Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory).Concat(Archives).Select(package => package.Source.Text), .. _alone is null ? [] : new[] { "." }];

    /// <summary>The manifests of those that are built from a folder.</summary>
    internal IEnumerable<PyProject> Manifests(PyProject service, bool isPackage, string context) =>
        Packages.Where(package => package.Source.Kind is LockSourceKind.Editable or LockSourceKind.Directory)
            .Select(package => Path.GetFullPath(Path.Combine(context, package.Source.Text, "pyproject.toml")))
            .Where(manifest => manifest != service.Path && File.Exists(manifest)).Select(PyProject.Read).Concat(isPackage ? [service] : []);

    /// <summary>The closure of a project without a lock: itself, if it is a package.</summary>
    internal static LocalClosure WithoutLock(string name, bool isPackage) => new([], [], []) { _alone = isPackage ? name : null };

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
}
