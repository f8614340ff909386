using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

/// <summary>
/// Manifests and workspaces by directory, each read once: a workspace of eighty members asks eighty times for the same root.
/// One instance serves one build; it does not notice files that change. Not for use by several threads at once.
/// </summary>
public sealed class ManifestCache(FileTree files, UvRules rules)
{
    private const long MostBytes = 32 << 20;

    // Manifests of one workspace have most of their keys and many of their values in common.
    private readonly TomlTexts _texts = new(bytes: 64 * 1024);
    private long _bytes;
    private readonly Dictionary<string, PyProject> _manifests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorkspaceGlobs> _globs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workspace> _byDirectory = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workspace> _byRoot = new(StringComparer.Ordinal);

    /// <summary>The files.</summary>
    public FileTree Files { get; } = files;

    /// <summary>The rules by which workspaces are found.</summary>
    public UvRules Rules { get; } = rules;

    /// <summary>The manifest of a directory.</summary>
    /// <param name="directory">Full path in normal form.</param>
    /// <exception cref="DiagnosticException">There is none, or it cannot be read.</exception>
    public PyProject ManifestOf(string directory)
    {
        if (!_manifests.TryGetValue(directory, out var manifest))
        {
            var path = FilePaths.Child(directory, "pyproject.toml");
            var bytes = Files.Read(path);
            _bytes += bytes.Length;
            if (_bytes > MostBytes)
                throw FileCodes.TooLarge.Error(SourceSpan.Of(path), $"{FileLimit.Size(_bytes)} with the manifests before it", "all manifests of a workspace", FileLimit.Size(MostBytes));
            manifest = PyProject.Parse(TomlDocument.Parse(bytes, path, _texts));
            _manifests.Add(directory, manifest);
        }

        return manifest;
    }

    /// <summary>Whether a directory has a manifest.</summary>
    /// <param name="directory">Full path in normal form.</param>
    public bool HasManifest(string directory) =>
        _manifests.ContainsKey(directory) || Files.FileExists(FilePaths.Child(directory, "pyproject.toml"));

    /// <summary>The patterns of a workspace's root.</summary>
    internal WorkspaceGlobs GlobsOf(PyProject root)
    {
        if (!_globs.TryGetValue(root.Path, out var globs))
        {
            globs = new WorkspaceGlobs(FilePaths.Normalize(root.Directory), root.Uv.Workspace!, Rules);
            _globs.Add(root.Path, globs);
        }

        return globs;
    }

    internal Workspace WorkspaceOf(string directory)
    {
        if (!_byDirectory.TryGetValue(directory, out var workspace))
        {
            workspace = new WorkspaceDiscovery(this).Find(directory);
            _byDirectory.Add(directory, workspace);
        }

        return workspace;
    }

    /// <summary>The explicit workspace of a root, made once.</summary>
    internal Workspace WorkspaceAt(PyProject root, Func<Workspace> make)
    {
        if (!_byRoot.TryGetValue(root.Path, out var workspace))
        {
            workspace = make();
            _byRoot.Add(root.Path, workspace);
        }

        return workspace;
    }
}
