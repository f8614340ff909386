namespace PyContainer.Build.Python;

/// <summary>What lies directly below a cut in the order of versions.</summary>
internal enum CutPlace
{
    /// <summary>The cut is just below the version itself.</summary>
    Before,

    /// <summary>Just above the version itself, below what extends its local part.</summary>
    AfterExact,

    /// <summary>Above the version and all its local versions.</summary>
    AfterLocals,

    /// <summary>Above the version, its local versions and its post-releases.</summary>
    AfterPosts,
}

/// <summary>A place between two neighbours in the order of PEP 440, where an interval of accepted versions begins or ends.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct VersionCut(PepVersion Version, CutPlace Place) : IComparable<VersionCut>
{
    public static VersionCut Before(PepVersion version) => new(version, CutPlace.Before);

    public static bool operator <(VersionCut left, VersionCut right) => left.CompareTo(right) < 0;

    public static bool operator >(VersionCut left, VersionCut right) => left.CompareTo(right) > 0;

    public static bool operator <=(VersionCut left, VersionCut right) => left.CompareTo(right) <= 0;

    public static bool operator >=(VersionCut left, VersionCut right) => left.CompareTo(right) >= 0;

    public bool Equals(VersionCut other) => CompareTo(other) == 0;

    // Cuts at one place may be written with different versions (`1.0`, `1.0.0`): only what all spellings share is hashed.
    public override int GetHashCode() => Version.Epoch.GetHashCode();

    public int CompareTo(VersionCut other)
    {
        var order = Version.Epoch.CompareTo(other.Version.Epoch);
        if (order == 0)
            order = Releases.Compare(Version.ReleaseSpan, other.Version.ReleaseSpan);
        if (order == 0)
            order = PreRank.CompareTo(other.PreRank);
        if (order == 0)
            order = PostRank.CompareTo(other.PostRank);
        if (order != 0 || Place == CutPlace.AfterPosts)
            return order;
        order = DevRank.CompareTo(other.DevRank);
        return order != 0 ? order : CompareLocal(other);
    }

    /// <summary>A development release of nothing but the release sorts below all pre-releases; no pre-release sorts above them.</summary>
    private (int Kind, ulong Number) PreRank => Version switch
    {
        { Pre: { } pre } => ((int)pre.Kind, pre.Number),
        { Dev: not null, Post: null } when Place != CutPlace.AfterPosts => (-1, 0),
        _ => (3, 0),
    };

    private (int Rank, ulong Number) PostRank =>
        Place == CutPlace.AfterPosts ? (2, 0) : Version.Post is { } post ? (1, post) : (0, 0);

    private (int Rank, ulong Number) DevRank => Version.Dev is { } dev ? (0, dev) : (1, 0);

    private int CompareLocal(VersionCut other)
    {
        if (Place == CutPlace.AfterLocals || other.Place == CutPlace.AfterLocals)
            return (Place == CutPlace.AfterLocals).CompareTo(other.Place == CutPlace.AfterLocals);
        var left = Version.LocalSpan;
        var right = other.Version.LocalSpan;
        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            var order = left[index].Order(right[index]);
            if (order != 0)
                return order;
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : (int)Place - (int)other.Place;
    }
}
