using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Locking;

/// <summary>What matters of the wheels and the source archive of a package, without keeping them.</summary>
internal sealed class PackageFiles
{
    public static readonly PackageFiles None = new();

    private readonly List<(string Version, SourceSpan Span)> _otherVersions = [];
    private readonly HashSet<string> _algorithms = new(StringComparer.Ordinal);

    public int Wheels { get; private set; }

    public int WheelsWithHash { get; private set; }

    /// <summary>The distinct algorithms of all hashes; an empty text for a file without one.</summary>
    public IReadOnlyCollection<string> Algorithms => _algorithms;

    /// <summary>The algorithms of zstd variants.</summary>
    public HashSet<string> ZstdAlgorithms { get; } = new(StringComparer.Ordinal);

    /// <summary>Hash of the source archive, <c>algorithm:digits</c>, or null.</summary>
    public string? SourceHash { get; set; }

    /// <summary>Versions in names of wheels that are not written like the version of the package.</summary>
    public IReadOnlyList<(string Version, SourceSpan Span)> OtherVersions => _otherVersions;

    public void AddWheel(bool hasHash)
    {
        Wheels++;
        WheelsWithHash += hasHash ? 1 : 0;
    }

    public void AddAlgorithm(string algorithm) => _algorithms.Add(algorithm);

    public void AddVersion(string version, SourceSpan at)
    {
        if (!_otherVersions.Exists(known => known.Version == version))
            _otherVersions.Add((version, at));
    }
}
