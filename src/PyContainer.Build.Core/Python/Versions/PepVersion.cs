using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PyContainer.Build.Python;

/// <summary>
/// A version by PEP 440. Order and equality are those of the PEP: <c>1.0</c> equals <c>1.0.0</c>, a development release comes
/// before its pre-releases, those before the release, that before its post-releases.
/// </summary>
public sealed class PepVersion : IComparable<PepVersion>, IEquatable<PepVersion>
{
    private readonly ulong[] _release;
    // Nearly all versions are a release and nothing else.
    private readonly Suffix? _suffix;

    internal PepVersion(ulong epoch, ulong[] release, PreRelease? pre, ulong? post, ulong? dev, LocalSegment[] local)
    {
        _release = release;
        if (epoch != 0 || pre is not null || post is not null || dev is not null || local.Length > 0)
            _suffix = new(epoch, pre, post, dev, local);
    }

    /// <summary>The epoch; 0 unless written.</summary>
    public ulong Epoch => _suffix is null ? 0 : _suffix.Epoch;

    /// <summary>The release segment as written, trailing zeros included; at least one number.</summary>
    public IReadOnlyList<ulong> Release => _release;

    /// <summary>The pre-release, or null.</summary>
    public PreRelease? Pre => _suffix?.Pre;

    /// <summary>The number of the post-release, or null.</summary>
    public ulong? Post => _suffix?.Post;

    /// <summary>The number of the development release, or null.</summary>
    public ulong? Dev => _suffix?.Dev;

    /// <summary>The segments of the local part; empty when there is none.</summary>
    public IReadOnlyList<LocalSegment> Local => _suffix?.Local ?? [];

    /// <summary>Whether this is a pre-release or a development release.</summary>
    public bool IsPreRelease => _suffix is { } suffix && (suffix.Pre is not null || suffix.Dev is not null);

    internal ReadOnlySpan<ulong> ReleaseSpan => _release;

    internal ReadOnlySpan<LocalSegment> LocalSpan => _suffix is null ? [] : _suffix.Local;

    /// <summary>Whether it is a release of epoch 0 without pre-, post-, development or local part.</summary>
    internal bool IsPlain => _suffix is null;

    /// <summary>Whether the version on the left comes first.</summary>
    public static bool operator <(PepVersion? left, PepVersion? right) => Compare(left, right) < 0;

    /// <summary>Whether the version on the left comes last.</summary>
    public static bool operator >(PepVersion? left, PepVersion? right) => Compare(left, right) > 0;

    /// <summary>Whether the version on the left does not come last.</summary>
    public static bool operator <=(PepVersion? left, PepVersion? right) => Compare(left, right) <= 0;

    /// <summary>Whether the version on the left does not come first.</summary>
    public static bool operator >=(PepVersion? left, PepVersion? right) => Compare(left, right) >= 0;

    /// <summary>Whether both are one version.</summary>
    public static bool operator ==(PepVersion? left, PepVersion? right) => Compare(left, right) == 0;

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(PepVersion? left, PepVersion? right) => Compare(left, right) != 0;

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">The text is no version by PEP 440; the message says where it stops being one.</exception>
    public static PepVersion Parse(string text)
    {
        var parser = new PepVersionParser(text);
        return parser.TryParse(out var version, out var reason) ? version : throw new FormatException(reason);
    }

    /// <summary>Reads a version, or says that the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out PepVersion? version) =>
        new PepVersionParser(text).TryParse(out version, out _);

    /// <inheritdoc/>
    public int CompareTo(PepVersion? other)
    {
        if (other is null)
            return 1;
        return IsPlain && other.IsPlain ? Releases.Compare(_release, other._release) : VersionCut.Before(this).CompareTo(VersionCut.Before(other));
    }

    /// <inheritdoc/>
    public bool Equals(PepVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PepVersion);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Epoch);
        foreach (var number in Releases.Trim(_release))
            hash.Add(number);
        hash.Add(Pre);
        hash.Add(Post);
        hash.Add(Dev);
        foreach (var segment in LocalSpan)
            hash.Add(segment);
        return hash.ToHashCode();
    }

    /// <summary>The normal form of PEP 440; the length of the release segment stays as written.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Epoch != 0)
            text.Append(Epoch).Append('!');
        text.AppendJoin('.', _release);
        if (Pre is { } pre)
            text.Append(pre);
        if (Post is { } post)
            text.Append(".post").Append(post);
        if (Dev is { } dev)
            text.Append(".dev").Append(dev);
        if (_suffix is { Local.Length: > 0 } suffix)
            text.Append('+').AppendJoin('.', suffix.Local);
        return text.ToString();
    }

    internal PepVersion WithoutLocal() => LocalSpan.IsEmpty ? this : new(Epoch, _release, Pre, Post, Dev, []);

    private static int Compare(PepVersion? left, PepVersion? right) =>
        ReferenceEquals(left, right) ? 0 : left is null ? -1 : left.CompareTo(right);

    private sealed class Suffix(ulong epoch, PreRelease? pre, ulong? post, ulong? dev, LocalSegment[] local)
    {
        public ulong Epoch => epoch;

        public PreRelease? Pre => pre;

        public ulong? Post => post;

        public ulong? Dev => dev;

        public LocalSegment[] Local => local;
    }
}
