using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>What the stage <c>build</c> installs for developers (PEP 735).</summary>
public static class DevelopmentGroups
{
    /// <summary>What <c>uv sync</c> gives a developer of a project: the default groups, which are <c>dev</c> unless the project says otherwise.</summary>
    public static IReadOnlyList<string> Of(PyProject project)
    {
        var defined = project.DependencyGroups.Select(group => group.Name).Concat(project.Uv.DevDependencies is { Count: > 0 } ? ["dev"] : []).Distinct(StringComparer.Ordinal);
        return project.Uv.DefaultGroups switch
        {
            { All: true } => [.. defined],
            { } chosen => [.. chosen.Names.Select(name => name.Value)],
            null => [.. defined.Where(name => name == "dev")],
        };
    }

    /// <summary>
    /// The normalised names of the packages that these groups ask for; of a member of a workspace, all groups of it and of the root; where
    /// pip installs from a requirements file, those of the file for developers.
    /// </summary>
    public static IReadOnlySet<string> Packages(ServiceOptions options, ServiceProject service)
    {
        if (RequirementsSource.Find(options, service.Workspace.Directory) is { } shipped)
            return (RequirementsSource.Development(options) ?? shipped).Requirements.Select(line => line.Requirement.Name.Normalized).ToHashSet(StringComparer.Ordinal);
        var chosen = service.Package is null ? Of(service.Project) : null;
        var groups = new[] { service.Project, service.Workspace.Root }.DistinctBy(project => project.Path, StringComparer.Ordinal).SelectMany(ResolvedGroups.Of)
            .Where(group => chosen?.Contains(group.Name, StringComparer.Ordinal) ?? true);
        return groups.SelectMany(group => group.Requirements).Select(requirement => requirement.Requirement.Name.Normalized).ToHashSet(StringComparer.Ordinal);
    }
}
