namespace PyContainer.Build.Python;

/// <summary>The versions that one clause accepts, by the rules of PEP 440 for its operator.</summary>
internal static class SpecifierRanges
{
    public static VersionRanges Of(VersionSpecifier specifier)
    {
        var version = specifier.Version;
        return specifier.Operator switch
        {
            SpecifierOperator.Equal => Equal(version),
            SpecifierOperator.EqualStar => Prefix(version, version.ReleaseSpan),
            SpecifierOperator.ArbitraryEqual => Point(version),
            SpecifierOperator.NotEqual => Equal(version).Complement(),
            SpecifierOperator.NotEqualStar => Prefix(version, version.ReleaseSpan).Complement(),
            SpecifierOperator.Compatible => VersionRanges.Between(From(version), End(version, version.ReleaseSpan[..^1])),
            SpecifierOperator.LessThan => VersionRanges.Between(null, Below(version)),
            SpecifierOperator.LessThanEqual => VersionRanges.Between(null, new(version, CutPlace.AfterLocals)),
            SpecifierOperator.GreaterThan => VersionRanges.Between(Above(version), null),
            _ => VersionRanges.Between(From(version), null),
        };
    }

    private static VersionRanges Equal(PepVersion version) => version.Local.Count > 0
        ? Point(version)
        : VersionRanges.Between(From(version), new(version, CutPlace.AfterLocals));

    private static VersionRanges Point(PepVersion version) =>
        VersionRanges.Between(VersionCut.Before(version), new(version, CutPlace.AfterExact));

    private static VersionRanges Prefix(PepVersion version, ReadOnlySpan<ulong> prefix) =>
        VersionRanges.Between(From(Dev(version.Epoch, prefix.ToArray())), End(version, prefix));

    private static VersionCut End(PepVersion version, ReadOnlySpan<ulong> prefix) =>
        VersionCut.Before(Dev(version.Epoch, Releases.Next(prefix)));

    /// <summary>A lower bound; nothing lies below <c>0.dev0</c>, so that one is no bound at all.</summary>
    private static VersionCut? From(PepVersion version) =>
        version is { Epoch: 0, Pre: null, Post: null, Dev: 0 } && Releases.Trim(version.ReleaseSpan).IsEmpty
            ? null
            : VersionCut.Before(version);

    /// <summary><c>&lt;V</c> leaves out the pre-releases of V, unless V is one.</summary>
    private static VersionCut Below(PepVersion version) => version.IsPreRelease
        ? VersionCut.Before(version)
        : VersionCut.Before(new(version.Epoch, version.ReleaseSpan.ToArray(), null, version.Post, 0, []));

    /// <summary><c>&gt;V</c> leaves out the post-releases of V, unless V is one, and its local versions.</summary>
    private static VersionCut Above(PepVersion version) => version switch
    {
        { Dev: { } dev } => VersionCut.Before(new(version.Epoch, version.ReleaseSpan.ToArray(), version.Pre, version.Post, dev + 1, [])),
        { Post: not null } => new(version, CutPlace.AfterLocals),
        _ => new(version, CutPlace.AfterPosts),
    };

    private static PepVersion Dev(ulong epoch, ulong[] release) => new(epoch, release, null, null, 0, []);
}
