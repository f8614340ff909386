namespace PyContainer.Build.Python;

/// <summary>A rule of uv that came or changed with a release.</summary>
public enum UvRule
{
    /// <summary>Hashes of zstd variants of wheels are no longer looked at.</summary>
    ZstdIgnored,

    /// <summary>A git revision of 40 digits must be the commit that the lock names.</summary>
    GitRevisionMatchesCommit,

    /// <summary>Globs of workspace members mean the same from the root and from a member.</summary>
    MembersMatchedByComponent,

    /// <summary>A later <c>exclude-newer</c> than the locked one, and new entries that switch it off, keep a lock.</summary>
    LaterExcludeNewerAccepted,

    /// <summary>A local source archive must have its locked hash.</summary>
    LocalArchiveHashVerified,

    /// <summary><c>platform_release</c> is compared as a version on darwin.</summary>
    DarwinReleaseIsVersion,

    /// <summary>Build constraints may carry hashes.</summary>
    BuildConstraintHashes,

    /// <summary><c>minimum-libc-version</c> is a setting and is locked.</summary>
    MinimumLibcVersion,

    /// <summary>Constraints, overrides and the like count only when they concern a locked package.</summary>
    ForeignEntriesIgnored,

    /// <summary>Requirements are merged and compared by the versions they accept.</summary>
    RequirementsMerged,

    /// <summary>Default groups and <c>requires-python</c> of groups are locked; default groups must exist.</summary>
    DefaultGroupsLocked,

    /// <summary>Mirrors of GraalPy and Pyodide are settings.</summary>
    FurtherMirrors,

    /// <summary><c>require-build-hashes</c> is a setting.</summary>
    BuildHashesRequired,

    /// <summary>A git revision of 40 digits is a commit, whatever their case.</summary>
    GitCommitRecognised,

    /// <summary>Machines that do not exist are left out where markers are compared, not where they are joined.</summary>
    ImpossiblePlatformsCompared,
}

/// <summary>The rules of one version of uv. Everything that differs between versions is an entry of the one table below.</summary>
public sealed class UvRules
{
    private const int Count = (int)UvRule.ImpossiblePlatformsCompared + 1;

    // By the number of the rule; a dictionary over an enumeration would be compiled anew in every process.
    private static readonly PepVersion[] Since = new PepVersion[Count];

    private readonly bool[] _has = new bool[Count];

    static UvRules()
    {
        Add(UvRule.GitRevisionMatchesCommit, 12, 6);
        Add(UvRule.ZstdIgnored, 12, 7);
        Add(UvRule.MembersMatchedByComponent, 12, 8);
        Add(UvRule.LaterExcludeNewerAccepted, 12, 10);
        Add(UvRule.LocalArchiveHashVerified, 12, 11);
        Add(UvRule.DarwinReleaseIsVersion, 12, 16);
        Add(UvRule.BuildConstraintHashes, 12, 16);
        Add(UvRule.MinimumLibcVersion, 12, 17);
        Add(UvRule.ForeignEntriesIgnored, 12, 19);
        Add(UvRule.RequirementsMerged, 12, 20);
        Add(UvRule.DefaultGroupsLocked, 12, 22);
        Add(UvRule.FurtherMirrors, 12, 24);
        Add(UvRule.BuildHashesRequired, 13, 0);
        Add(UvRule.GitCommitRecognised, 13, 2);
        Add(UvRule.ImpossiblePlatformsCompared, 13, 9);
    }

    /// <summary>The rules of a version.</summary>
    public UvRules(PepVersion version)
    {
        Version = version;
        for (var rule = 0; rule < Count; rule++)
            _has[rule] = version >= Since[rule];
    }

    /// <summary>The version.</summary>
    public PepVersion Version { get; }

    /// <summary>What markers mean in this version.</summary>
    public MarkerRules Markers => new(!Has(UvRule.ImpossiblePlatformsCompared), Has(UvRule.DarwinReleaseIsVersion));

    /// <summary>The first version that has a rule.</summary>
    public static PepVersion First(UvRule rule) => Since[(int)rule];

    /// <summary>Whether this version has a rule.</summary>
    public bool Has(UvRule rule) => _has[(int)rule];

    private static void Add(UvRule rule, ulong minor, ulong patch) =>
        Since[(int)rule] = new PepVersion(0, [0, minor, patch], null, null, null, []);
}
