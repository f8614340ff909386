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
    private static readonly Dictionary<UvRule, PepVersion> Since = new()
    {
        [UvRule.GitRevisionMatchesCommit] = PepVersion.Parse("0.12.6"),
        [UvRule.ZstdIgnored] = PepVersion.Parse("0.12.7"),
        [UvRule.MembersMatchedByComponent] = PepVersion.Parse("0.12.8"),
        [UvRule.LaterExcludeNewerAccepted] = PepVersion.Parse("0.12.10"),
        [UvRule.LocalArchiveHashVerified] = PepVersion.Parse("0.12.11"),
        [UvRule.DarwinReleaseIsVersion] = PepVersion.Parse("0.12.16"),
        [UvRule.BuildConstraintHashes] = PepVersion.Parse("0.12.16"),
        [UvRule.MinimumLibcVersion] = PepVersion.Parse("0.12.17"),
        [UvRule.ForeignEntriesIgnored] = PepVersion.Parse("0.12.19"),
        [UvRule.RequirementsMerged] = PepVersion.Parse("0.12.20"),
        [UvRule.DefaultGroupsLocked] = PepVersion.Parse("0.12.22"),
        [UvRule.FurtherMirrors] = PepVersion.Parse("0.12.24"),
        [UvRule.BuildHashesRequired] = PepVersion.Parse("0.13.0"),
        [UvRule.GitCommitRecognised] = PepVersion.Parse("0.13.2"),
        [UvRule.ImpossiblePlatformsCompared] = PepVersion.Parse("0.13.9"),
    };

    private readonly bool[] _has = new bool[Enum.GetValues<UvRule>().Length];

    /// <summary>The rules of a version.</summary>
    public UvRules(PepVersion version)
    {
        Version = version;
        foreach (var (rule, first) in Since)
            _has[(int)rule] = version >= first;
    }

    /// <summary>The version.</summary>
    public PepVersion Version { get; }

    /// <summary>What markers mean in this version.</summary>
    public MarkerRules Markers => new(!Has(UvRule.ImpossiblePlatformsCompared), Has(UvRule.DarwinReleaseIsVersion));

    /// <summary>The first version that has a rule.</summary>
    public static PepVersion First(UvRule rule) => Since[rule];

    /// <summary>Whether this version has a rule.</summary>
    public bool Has(UvRule rule) => _has[(int)rule];
}
