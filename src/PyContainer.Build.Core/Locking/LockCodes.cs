using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>What the lock check can find; one code per cause. <see cref="UndecidableCodes"/> has those that leave the question open.</summary>
public static class LockCodes
{
    /// <summary>There is no uv.lock at the root of the workspace.</summary>
    public static readonly DiagnosticDescriptor Missing = Error("PYC1001", "There is no uv.lock at '{0}'. Run 'uv lock' and commit the file.");

    /// <summary>A declared requirement has no counterpart in the lock.</summary>
    public static readonly DiagnosticDescriptor RequirementAdded = Error("PYC1003", "'{0}' is required but uv.lock does not have it. Run 'uv lock'.");

    /// <summary>The lock is not one, or uv would refuse it.</summary>
    public static readonly DiagnosticDescriptor InvalidLock = Error("PYC1004", "This uv.lock cannot be used: {0}. Delete it and run 'uv lock'.");

    /// <summary>The members of the workspace changed.</summary>
    public static readonly DiagnosticDescriptor Members = Stale("PYC1010", "The member '{2}' is {0} and in uv.lock {1}");

    /// <summary>A member became a package, or stopped being one, or is installed in another way.</summary>
    public static readonly DiagnosticDescriptor MemberKind = Stale("PYC1011", "'{2}' is {0}, in uv.lock it is {1}");

    /// <summary>A member has no package of its own in the lock.</summary>
    public static readonly DiagnosticDescriptor MemberPackage = Stale("PYC1012", "The member '{2}' has {1} in uv.lock");

    /// <summary>The version of a local package changed.</summary>
    public static readonly DiagnosticDescriptor Version = Stale("PYC1013", "The version of '{2}' is {0}, in uv.lock it is {1}");

    /// <summary>The version of a local package is now supplied by the build back end.</summary>
    public static readonly DiagnosticDescriptor BecameDynamic = Stale("PYC1014", "The version of '{2}' is now dynamic, in uv.lock it is {1}");

    /// <summary>The version of a local package is now written in its manifest.</summary>
    public static readonly DiagnosticDescriptor BecameStatic = Stale("PYC1015", "The version of '{2}' is now {0}, in uv.lock it is dynamic");

    /// <summary>A requirement changed.</summary>
    public static readonly DiagnosticDescriptor RequirementChanged = Stale("PYC1016", "'{2}' is required as '{0}', in uv.lock as '{1}'");

    /// <summary>A locked requirement has no counterpart in the manifest.</summary>
    public static readonly DiagnosticDescriptor RequirementRemoved = Stale("PYC1017", "'{1}' is in uv.lock but no longer required by '{2}'");

    /// <summary>The extras of a local package changed.</summary>
    public static readonly DiagnosticDescriptor Extras = Stale("PYC1018", "The extra '{2}' is {0} and in uv.lock {1}");

    /// <summary>The dependency groups of a project changed.</summary>
    public static readonly DiagnosticDescriptor Groups = Stale("PYC1019", "The dependency group '{2}' is {0} and in uv.lock {1}");

    /// <summary><c>constraint-dependencies</c> changed.</summary>
    public static readonly DiagnosticDescriptor Constraints = Stale("PYC1020", "The constraints differ: declared {0}, in uv.lock {1}");

    /// <summary><c>override-dependencies</c> changed.</summary>
    public static readonly DiagnosticDescriptor Overrides = Stale("PYC1021", "The overrides differ: declared {0}, in uv.lock {1}");

    /// <summary><c>exclude-dependencies</c> changed.</summary>
    public static readonly DiagnosticDescriptor Excludes = Stale("PYC1022", "The excluded dependencies differ: declared {0}, in uv.lock {1}");

    /// <summary><c>build-constraint-dependencies</c> changed.</summary>
    public static readonly DiagnosticDescriptor BuildConstraints = Stale("PYC1023", "The build constraints differ: declared {0}, in uv.lock {1}");

    /// <summary><c>dependency-metadata</c> changed.</summary>
    public static readonly DiagnosticDescriptor DependencyMetadata = Stale("PYC1024", "The dependency metadata differ: declared {0}, in uv.lock {1}");

    /// <summary>The accepted versions of Python changed.</summary>
    public static readonly DiagnosticDescriptor RequiresPython = Stale("PYC1025", "'requires-python' is '{0}', in uv.lock it is '{1}'");

    /// <summary><c>environments</c> changed.</summary>
    public static readonly DiagnosticDescriptor Environments = Stale("PYC1026", "'environments' is {0}, in uv.lock it is {1}");

    /// <summary><c>required-environments</c> changed.</summary>
    public static readonly DiagnosticDescriptor RequiredEnvironments = Stale("PYC1027", "'required-environments' is {0}, in uv.lock it is {1}");

    /// <summary><c>conflicts</c> changed.</summary>
    public static readonly DiagnosticDescriptor Conflicts = Stale("PYC1028", "The conflicts differ: declared {0}, in uv.lock {1}");

    /// <summary><c>minimum-libc-version</c> changed.</summary>
    public static readonly DiagnosticDescriptor MinimumLibc = Stale("PYC1029", "'minimum-libc-version' is {0}, in uv.lock it is {1}");

    /// <summary><c>default-groups</c> changed.</summary>
    public static readonly DiagnosticDescriptor DefaultGroups = Stale("PYC1030", "The default groups of '{2}' are {0}, in uv.lock {1}");

    /// <summary><c>requires-python</c> of a group changed.</summary>
    public static readonly DiagnosticDescriptor GroupRequiresPython = Stale("PYC1031", "'requires-python' of the groups of '{2}' is {0}, in uv.lock {1}");

    /// <summary>The resolution strategy changed.</summary>
    public static readonly DiagnosticDescriptor Resolution = Stale("PYC1032", "'resolution' is {0}, in uv.lock it is {1}");

    /// <summary>The treatment of pre-releases changed.</summary>
    public static readonly DiagnosticDescriptor Prerelease = Stale("PYC1033", "'prerelease' is {0}, in uv.lock it is {1}");

    /// <summary>The fork strategy changed.</summary>
    public static readonly DiagnosticDescriptor ForkStrategy = Stale("PYC1034", "'fork-strategy' is {0}, in uv.lock it is {1}");

    /// <summary>The date after which uploads do not count changed.</summary>
    public static readonly DiagnosticDescriptor ExcludeNewer = Stale("PYC1035", "'exclude-newer' is {0}, in uv.lock it is {1}");

    /// <summary>A package is locked from an index that is not configured.</summary>
    public static readonly DiagnosticDescriptor Index = Stale("PYC1036", "'{2}' is locked from {1}, which is not among the configured indexes: {0}");

    /// <summary>A package has hashes that its index does not admit.</summary>
    public static readonly DiagnosticDescriptor HashAlgorithm = Stale("PYC1037", "'{2}' must have hashes by {0}, in uv.lock it has {1}");

    /// <summary>The forks of the lock do not cover the versions of Python.</summary>
    public static readonly DiagnosticDescriptor Coverage = Stale("PYC1038", "The forks of uv.lock do not cover {0}: {1}");

    /// <summary>The lock has a schema that uv does not read.</summary>
    public static readonly DiagnosticDescriptor LockVersion = Error("PYC1039", "This uv.lock has schema version {0}; uv {1} reads version 1. Use the uv that wrote it, or run 'uv lock'.");

    /// <summary>uv would refuse what the manifest says.</summary>
    public static readonly DiagnosticDescriptor ManifestError = Error("PYC1040", "uv refuses this: {0}. Correct pyproject.toml.");

    /// <summary>A local package that the lock names is not there.</summary>
    public static readonly DiagnosticDescriptor MissingTree = Error("PYC1041", "'{0}' is locked from '{1}', where there is neither a pyproject.toml nor a setup.py. Restore it, or remove the dependency and run 'uv lock'.");

    /// <summary>uv would refuse its settings.</summary>
    public static readonly DiagnosticDescriptor InvalidSettings = Error("PYC1042", "uv refuses this setting: {0}. Correct it.");

    /// <summary>The project wants another uv.</summary>
    public static readonly DiagnosticDescriptor RequiredVersion = Error("PYC1043", "The project requires uv {0}, the image uses {1}. Set PyContainerUvVersion or change 'required-version'.");

    /// <summary>A local archive is not the one that was locked.</summary>
    public static readonly DiagnosticDescriptor ArchiveHash = Error("PYC1044", "'{0}' does not have the hash that uv.lock names. Run 'uv lock --upgrade-package {1}'.");

    /// <summary>The part of a lock that was asked for is not in it.</summary>
    public static readonly DiagnosticDescriptor NotInLock = Error("PYC1045", "uv.lock cannot be reduced to '{0}': {1}. Check the name, and run 'uv lock'.");

    /// <summary>A package has no form that pip installs with a hash.</summary>
    public static readonly DiagnosticDescriptor NotForPip = Error("PYC1046", "pip cannot install '{0}' from this lock: {1}. Set PyContainerInstaller to uv, or take another source for it.");

    private static DiagnosticDescriptor Error(string id, string format) => new(id, DiagnosticSeverity.Error, format);

    private static DiagnosticDescriptor Stale(string id, string format) => new(id, DiagnosticSeverity.Error, format + ". Run 'uv lock'.");
}
