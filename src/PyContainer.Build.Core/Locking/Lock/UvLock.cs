using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>A uv.lock of schema 1, any revision, with the places of everything that is compared.</summary>
public sealed class UvLock
{
    private readonly Dictionary<string, List<LockPackage>> _byName;

    internal UvLock(string path, byte[] bytes, LockGraph graph)
    {
        Path = path;
        Bytes = bytes;
        Packages = graph.Packages;
        _byName = graph.ByName;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>The revision of the schema; 0 when not written.</summary>
    public required int Revision { get; init; }

    /// <summary>The accepted versions of Python.</summary>
    public required Located<VersionSpecifiers> RequiresPython { get; init; }

    /// <summary>The forks of the resolution.</summary>
    public required IReadOnlyList<Located<string>> ResolutionMarkers { get; init; }

    /// <summary>The environments to which the resolution is limited.</summary>
    public required IReadOnlyList<Located<string>> SupportedMarkers { get; init; }

    /// <summary>The environments that must be installable.</summary>
    public required IReadOnlyList<Located<string>> RequiredMarkers { get; init; }

    /// <summary>The conflict sets.</summary>
    public required IReadOnlyList<IReadOnlyList<ConflictItem>> Conflicts { get; init; }

    /// <summary>Where the conflict sets stand.</summary>
    public required SourceSpan ConflictsSpan { get; init; }

    /// <summary>The settings of the resolver.</summary>
    public required LockOptions Options { get; init; }

    /// <summary>The inputs of the workspace as a whole.</summary>
    public required LockManifest Manifest { get; init; }

    /// <summary>The packages, in the order of the file.</summary>
    public IReadOnlyList<LockPackage> Packages { get; }

    /// <summary>The file as it is.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Reads a lock.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DiagnosticException">PYC1001, PYC1002, PYC1004, PYC1005 or PYC1039, with line and column.</exception>
    public static UvLock Read(string path) => Read(path, FileTree.Disk, new LockReadOptions());

    /// <summary>Reads a lock that is already in memory.</summary>
    /// <param name="bytes">The file; must stay as it is.</param>
    /// <param name="path">Full path, for places.</param>
    /// <exception cref="DiagnosticException">PYC1002, PYC1004 or PYC1039, with line and column.</exception>
    public static UvLock Parse(byte[] bytes, string path) => LockReader.Read(bytes, path, new LockReadOptions());

    /// <summary>The packages of a name.</summary>
    public IReadOnlyList<LockPackage> Find(string name) => _byName.TryGetValue(name, out var packages) ? packages : [];

    /// <summary>
    /// The part of the lock that one member needs, as the text of a lock: it changes only when the third-party packages of that
    /// member do. For <c>uv sync --frozen</c>; the whole lock stays the one that is checked.
    /// </summary>
    /// <param name="member">The normalised name of a local package.</param>
    /// <param name="extras">Its extras that are installed, normalised.</param>
    /// <param name="groups">Its dependency groups that are installed, normalised.</param>
    /// <exception cref="DiagnosticException">PYC1045: there is no such package, extra or group.</exception>
    public string Project(string member, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups) =>
        LockProjection.Write(this, LockClosure.Of(this, member, extras, groups));

    /// <summary>
    /// The same part as a requirements file for pip, with every hash: one version of each package, for CPython of one minor version on
    /// Linux. Markers stay where that does not decide.
    /// </summary>
    /// <param name="member">The normalised name of a local package.</param>
    /// <param name="extras">Its extras that are installed, normalised.</param>
    /// <param name="groups">Its dependency groups that are installed, normalised.</param>
    /// <param name="minor">The version of CPython, <c>3.13</c>.</param>
    /// <exception cref="DiagnosticException">PYC1045, or PYC1046: a package has no wheel, no hash, or a source that pip cannot verify.</exception>
    public string Export(string member, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups, string minor) =>
        RequirementsExport.Write(this, member, extras, groups, minor);

    internal static UvLock Read(string path, FileTree files, LockReadOptions options) => files.FileExists(path)
        ? LockReader.Read(files.Read(path), path, options)
        : throw LockCodes.Missing.Error(SourceSpan.Of(path), System.IO.Path.GetDirectoryName(path));
}

/// <summary>How a lock is read, where uv has a switch or a rule that changed.</summary>
internal sealed record LockReadOptions
{
    /// <summary>The version of uv whose rules hold.</summary>
    public UvRules Rules { get; init; } = new(LockSettings.DefaultUvVersion);

    /// <summary>Whether versions in names of wheels are left unchecked (<c>UV_SKIP_WHEEL_FILENAME_CHECK</c>).</summary>
    public bool SkipWheelNames { get; init; }
}
