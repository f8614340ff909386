using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>Puts the facts of a project together. It reads files of the project and writes none.</summary>
public static class ServicePlanner
{
    /// <summary>Makes the plan of a service.</summary>
    /// <param name="options">The user's choices.</param>
    /// <param name="project">The project.</param>
    /// <param name="lock">Its <c>uv.lock</c>.</param>
    /// <param name="today">The date that ends of life are held against.</param>
    /// <exception cref="DiagnosticException">The project cannot become an image as it is; the code tells why.</exception>
    public static ServicePlan Create(ServiceOptions options, PyProject project, UvLock @lock, DateOnly today)
    {
        if (project.Uv.Workspace is { } workspace)
            throw PlanCodes.Workspace.Error(workspace.Span);
        IndexCredentials.RefuseInline(project);
        var table = project.Project ?? throw PlanCodes.NoProjectTable.Error(SourceSpan.Of(project.Path));
        var isPackage = project.IsPackage();
        var python = PythonChoice.Choose(options, project);
        var files = ProjectFilesFinder.Find(project, isPackage);
        return new ServicePlan
        {
            Options = options,
            ProjectName = table.Name.Normalized,
            ProjectVersion = table.Version?.Value.ToString(),
            Description = table.Description?.Value,
            UvVersion = UvVersionChoice.Choose(options, project),
            Python = python,
            IsPackage = isPackage,
            HasDynamicDependencies = table.FindDynamic("dependencies") is not null || table.FindDynamic("optional-dependencies") is not null,
            OwnDistributions = OwnDistributions.Find(@lock, project.Directory),
            DevelopmentGroups = DevelopmentGroups(project),
            Files = files,
            Credentials = IndexCredentials.Of(project),
            Findings = PlanFindings.Of(options, python, today),
            Launch = new LaunchChoice(options, project, files).Choose(),
        };
    }

    // What `uv sync` gives a developer: the default groups, which are `dev` unless the project says otherwise.
    private static IReadOnlyList<string> DevelopmentGroups(PyProject project)
    {
        var defined = project.DependencyGroups.Select(group => group.Name).Concat(project.Uv.DevDependencies is { Count: > 0 } ? ["dev"] : []).Distinct(StringComparer.Ordinal);
        return project.Uv.DefaultGroups switch
        {
            { All: true } => [.. defined],
            { } chosen => [.. chosen.Names.Select(name => name.Value)],
            null => [.. defined.Where(name => name == "dev")],
        };
    }
}
