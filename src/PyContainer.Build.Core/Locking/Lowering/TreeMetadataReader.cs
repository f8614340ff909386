using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Reads and lowers what a local tree declares. Each tree is read once.</summary>
internal sealed class TreeMetadataReader(CheckContext check)
{
    private readonly Dictionary<string, TreeMetadata> _trees = new(StringComparer.Ordinal);

    public TreeMetadata Read(string directory)
    {
        if (!_trees.TryGetValue(directory, out var tree))
        {
            tree = Make(directory);
            _trees.Add(directory, tree);
        }

        return tree;
    }

    private TreeMetadata Make(string directory)
    {
        var manifests = check.Workspace.Manifests;
        if (!manifests.HasManifest(directory))
            return new() { NeedsBuild = "it has no pyproject.toml", NeedsBuildSpan = SourceSpan.Of(directory) };
        var manifest = manifests.ManifestOf(directory);
        if (manifest.Project is not { } project)
            return new() { Manifest = manifest, NeedsBuild = "its pyproject.toml has no [project]", NeedsBuildSpan = SourceSpan.Of(manifest.Path) };
        var version = project.FindDynamic("version") is null ? project.Version : null;
        if (Dynamic(manifest, project) is var (reason, span))
            return new() { Manifest = manifest, NeedsBuild = reason, NeedsBuildSpan = span, Version = version };
        return Lowered(manifest, project, version);
    }

    /// <summary>Why uv would ask the build back end, or null.</summary>
    private static (string Reason, SourceSpan At)? Dynamic(PyProject manifest, ProjectTable project)
    {
        if ((project.FindDynamic("dependencies") ?? project.FindDynamic("optional-dependencies")) is { } field)
            return ($"'{field}' is dynamic", field.Span);
        if (project.Dependencies is null && manifest.Tool?.Find("poetry") is { } poetry)
            return ("its dependencies may be in [tool.poetry]", poetry.KeySpan);
        if (Unreadable(project.Dependencies ?? []) is { } unreadable)
            return unreadable;
        foreach (var extra in project.OptionalDependencies)
        {
            if (Unreadable(extra.Dependencies) is { } fault)
                return fault;
        }

        return null;
    }

    private static (string Reason, SourceSpan At)? Unreadable(IReadOnlyList<Dependency> dependencies)
    {
        for (var index = 0; index < dependencies.Count; index++)
        {
            if (!dependencies[index].TryParse(out _, out var reason))
                return (reason, dependencies[index].Span);
        }

        return null;
    }

    private TreeMetadata Lowered(PyProject manifest, ProjectTable project, Located<PepVersion>? version)
    {
        var scope = Scope(manifest);
        var requirements = new List<NormalRequirement>(project.Dependencies?.Count ?? 0);
        Lower(project.Dependencies ?? [], null, scope, requirements);
        foreach (var extra in project.OptionalDependencies)
            Lower(extra.Dependencies, extra.Name, scope, requirements);

        SourceRules.Check(manifest, check.Algebra);
        return new()
        {
            Manifest = manifest,
            Version = version,
            Requirements = requirements,
            Extras = project.OptionalDependencies,
            Groups = scope is null ? TreeMetadata.NoGroups : Groups(manifest, scope),
        };
    }

    /// <summary>The workspace as seen from the tree's own directory; none for a tree that uv does not manage.</summary>
    private LoweringScope? Scope(PyProject manifest) => manifest.Uv.Managed is { Value: false }
        ? null
        : LoweringScope.OfProject(Workspace.Discover(manifest.Directory, check.Workspace.Manifests), manifest);

    private void Lower(IReadOnlyList<Dependency> dependencies, string? extra, LoweringScope? scope, List<NormalRequirement> result)
    {
        for (var index = 0; index < dependencies.Count; index++)
            Lower(dependencies[index], extra, scope, result);
    }

    private void Lower(Dependency dependency, string? extra, LoweringScope? scope, List<NormalRequirement> result)
    {
        var algebra = check.Algebra;
        var requirement = dependency.Parse();
        var marker = algebra.Node(requirement.Marker);
        if (extra is not null)
            marker = algebra.And(marker, MarkerAtoms.Boolean(algebra, MarkerVariable.Extra(extra)));
        if (scope is null)
        {
            result.Add(check.Lowering.LowerWithoutSources(dependency, requirement, marker, extra));
            return;
        }

        check.Lowering.Lower(dependency, requirement, marker, scope, new(ByExtra: true, Group: null), result, extra);
    }

    /// <summary>The groups of a project, or of a root that is none, lowered.</summary>
    public Dictionary<string, TreeGroup> Groups(PyProject manifest, LoweringScope scope)
    {
        var groups = ResolvedGroups.Of(manifest);
        if (groups.Count == 0)
            return TreeMetadata.NoGroups;
        var result = new Dictionary<string, TreeGroup>(groups.Count, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var context = new LoweringContext(ByExtra: false, scope.Project is null ? null : group.Name);
            var requirements = new List<NormalRequirement>(group.Requirements.Count);
            foreach (var item in group.Requirements)
                check.Lowering.Lower(item.Dependency, item.Requirement, Marker(item), scope, context, requirements);
            result.Add(group.Name, new(group.Span, requirements));
        }

        return result;
    }

    private MarkerNode Marker(GroupRequirement item)
    {
        var marker = check.Algebra.Node(item.Requirement.Marker);
        foreach (var condition in item.Conditions)
            marker = check.Algebra.And(marker, PythonBounds.Releases(check.Algebra, condition));
        return marker;
    }
}
