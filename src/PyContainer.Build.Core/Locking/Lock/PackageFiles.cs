using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>What matters of the wheels and the source archive of a package, without keeping them.</summary>
internal sealed class PackageFiles
{
    public static readonly PackageFiles None = new();

    private static readonly string[] OneUsual = ["sha256"];

    // Nearly all packages have files of one algorithm, and no file of another version.
    private List<Located<string>>? _otherVersions;
    private string[] _algorithms = [];
    private ReadOnlyMemory<byte> _sourceHash;

    public int Wheels { get; private set; }

    public int WheelsWithHash { get; private set; }

    /// <summary>The distinct algorithms of all hashes; an empty text for a file without one.</summary>
    public IReadOnlyList<string> Algorithms => _algorithms;

    /// <summary>The distinct algorithms of zstd variants.</summary>
    public IReadOnlyList<string> ZstdAlgorithms { get; private set; } = [];

    /// <summary>Hash of the source archive, <c>algorithm:digits</c>, or null.</summary>
    public string? SourceHash => _sourceHash.IsEmpty ? null : Encoding.UTF8.GetString(_sourceHash.Span);

    /// <summary>Versions in names of wheels that are not written like the version of the package.</summary>
    public IReadOnlyList<Located<string>> OtherVersions => _otherVersions ?? (IReadOnlyList<Located<string>>)[];

    public void AddWheel(bool hasHash)
    {
        Wheels++;
        WheelsWithHash += hasHash ? 1 : 0;
    }

    public void AddAlgorithm(string algorithm)
    {
        if (_algorithms.Length == 0)
            _algorithms = algorithm == OneUsual[0] ? OneUsual : [algorithm];
        else if (Array.IndexOf(_algorithms, algorithm) < 0)
            _algorithms = [.. _algorithms, algorithm];
    }

    public void AddZstdAlgorithm(string algorithm)
    {
        if (!ZstdAlgorithms.Contains(algorithm, StringComparer.Ordinal))
            ZstdAlgorithms = [.. ZstdAlgorithms, algorithm];
    }

    /// <summary>Notes the hash of the source archive; empty for none.</summary>
    public void SetSourceHash(ReadOnlyMemory<byte> hash)
    {
        _sourceHash = hash;
        AddAlgorithm(WheelLine.Algorithm(hash.Span));
    }

    public void AddVersion(string version, SourceSpan at)
    {
        _otherVersions ??= [];
        if (!_otherVersions.Exists(known => known.Value == version))
            _otherVersions.Add(new(version, at));
    }
}
