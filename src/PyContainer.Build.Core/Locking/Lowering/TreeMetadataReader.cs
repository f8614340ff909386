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
        foreach (var dependency in Declared(project))
        {
            if (!dependency.TryParse(out _, out var reason))
                return (reason, dependency.Span);
        }

        return null;
    }

    private static IEnumerable<Dependency> Declared(ProjectTable project) =>
        (project.Dependencies ?? []).Concat(project.OptionalDependencies.SelectMany(extra => extra.Dependencies));

    private TreeMetadata Lowered(PyProject manifest, ProjectTable project, Located<PepVersion>? version)
    {
        var scope = Scope(manifest);
        var requirements = new List<NormalRequirement>();
        foreach (var dependency in project.Dependencies ?? [])
            requirements.AddRange(Lower(dependency, null, scope));
        foreach (var extra in project.OptionalDependencies)
        {
            foreach (var dependency in extra.Dependencies)
                requirements.AddRange(Lower(dependency, extra.Name, scope));
        }

        SourceRules.Check(manifest, check.Algebra);
        return new()
        {
            Manifest = manifest,
            Version = version,
            Requirements = requirements,
            Extras = project.OptionalDependencies.ToDictionary(extra => extra.Name, extra => extra.Span, StringComparer.Ordinal),
            Groups = scope is null ? new Dictionary<string, TreeGroup>() : Groups(manifest, scope),
        };
    }

    /// <summary>The workspace as seen from the tree's own directory; none for a tree that uv does not manage.</summary>
    private LoweringScope? Scope(PyProject manifest) => manifest.Uv.Managed is { Value: false }
        ? null
        : LoweringScope.OfProject(Workspace.Discover(manifest.Directory, check.Workspace.Manifests), manifest);

    private IEnumerable<NormalRequirement> Lower(Dependency dependency, string? extra, LoweringScope? scope)
    {
        var algebra = check.Algebra;
        var requirement = dependency.Parse();
        var marker = algebra.Node(requirement.Marker);
        if (extra is not null)
            marker = algebra.And(marker, MarkerAtoms.Boolean(algebra, MarkerVariable.Extra(extra)));
        if (scope is null)
            return check.Lowering.LowerWithoutSources(dependency, requirement, marker, extra);
        var context = new LoweringContext(extra is null && requirement.Marker is null ? null : algebra.TopLevelExtra(marker), null);
        return check.Lowering.Lower(dependency, requirement, marker, scope, context, extra);
    }

    /// <summary>The groups of a project, or of a root that is none, lowered.</summary>
    public Dictionary<string, TreeGroup> Groups(PyProject manifest, LoweringScope scope)
    {
        var result = new Dictionary<string, TreeGroup>(StringComparer.Ordinal);
        foreach (var group in ResolvedGroups.Of(manifest))
        {
            var context = new LoweringContext(null, scope.Project is null ? null : group.Name);
            var requirements = group.Requirements.SelectMany(item => check.Lowering.Lower(item.Dependency, item.Requirement, Marker(item), scope, context));
            result.Add(group.Name, new(group.Span, [.. requirements]));
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
