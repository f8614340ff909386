using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Python;

/// <summary>One project of a workspace.</summary>
/// <param name="Name">Its normalised name.</param>
/// <param name="Directory">Full path of its directory.</param>
/// <param name="Manifest">Its manifest; <see cref="PyProject.Project"/> is there.</param>
/// <param name="Glob">The member pattern that found it, or null for the root.</param>
public sealed record WorkspaceMember(string Name, string Directory, PyProject Manifest, Located<string>? Glob)
{
    /// <summary>The project table.</summary>
    public ProjectTable Project => Manifest.Project!;
}

/// <summary>The projects that share one lock, as uv finds them.</summary>
public sealed class Workspace
{
    private readonly Dictionary<string, WorkspaceMember> _byName;

    internal Workspace(ManifestCache manifests, PyProject root, bool isImplicit, IEnumerable<WorkspaceMember> members)
    {
        Manifests = manifests;
        Root = root;
        IsImplicit = isImplicit;
        var sorted = members.ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        Members = sorted;
        _byName = new(sorted.Length, StringComparer.Ordinal);
        foreach (var member in sorted)
            _byName.Add(member.Name, member);
        RequiredMembers = WorkspaceRequirements.Of(this);
    }

    /// <summary>The manifest of the root.</summary>
    public PyProject Root { get; }

    /// <summary>Full path of the root's directory; the lock lies there.</summary>
    public string Directory => Root.Directory;

    /// <summary>Full path of the lock.</summary>
    public string LockPath => FilePaths.Combine(Directory, "uv.lock");

    /// <summary>Whether the root is a single project that declares no workspace.</summary>
    public bool IsImplicit { get; }

    /// <summary>Whether the root has no <c>[project]</c>.</summary>
    public bool IsNonProject => Root.Project is null;

    /// <summary>The members, the root among them if it is a project, by name.</summary>
    public IReadOnlyList<WorkspaceMember> Members { get; }

    /// <summary>
    /// The members that another one names with <c>workspace = true</c>, with an entry that does so. They count as packages also
    /// without <c>[build-system]</c>.
    /// </summary>
    public IReadOnlyDictionary<string, UvSource> RequiredMembers { get; }

    /// <summary>The sources that the root gives to all members; a single project has only its own.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<UvSource>> Sources => IsImplicit ? NoSources : Root.Uv.Sources;

    /// <summary>The indexes that the root gives to all members.</summary>
    internal IReadOnlyList<UvIndex> Indexes => IsImplicit ? [] : Root.Uv.Indexes;

    internal ManifestCache Manifests { get; }

    private static Dictionary<string, IReadOnlyList<UvSource>> NoSources { get; } = [];

    /// <summary>Finds the workspace to which a directory belongs: its own manifest or the nearest above, then the root.</summary>
    /// <param name="directory">Full path.</param>
    /// <param name="manifests">What was read before; one cache serves all projects of a build.</param>
    /// <exception cref="DiagnosticException">The manifests cannot be read or do not fit together.</exception>
    public static Workspace Discover(string directory, ManifestCache manifests) => manifests.WorkspaceOf(FilePaths.Normalize(directory));

    /// <summary>The member of a name, or null.</summary>
    public WorkspaceMember? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether uv builds and installs a member.</summary>
    public bool IsPackage(WorkspaceMember member) => member.Manifest.IsPackage(!RequiredMembers.ContainsKey(member.Name));
}
