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
    /// <param name="service">The project and its workspace.</param>
    /// <param name="lock">Its <c>uv.lock</c>.</param>
    /// <param name="today">The date that ends of life are held against.</param>
    /// <exception cref="DiagnosticException">The project cannot become an image as it is; the code tells why.</exception>
    public static ServicePlan Create(ServiceOptions options, ServiceProject service, UvLock @lock, DateOnly today)
    {
        var project = service.Project;
        IndexCredentials.RefuseInline(service);
        var table = project.Project!;
        var isPackage = project.IsPackage(!service.Workspace.RequiredMembers.ContainsKey(table.Name.Normalized));
        var (python, pythonBecause) = PythonChoice.Decide(options, service);
        var (uv, uvBecause) = UvVersionChoice.Decide(options, service.Workspace.Root);
        var own = WorkspaceFiles.Of(service, project, isPackage);
        var closure = LocalClosure.Of(@lock, table.Name.Normalized, service.Context);
        return new ServicePlan
        {
            Options = options,
            Project = service,
            ProjectName = table.Name.Normalized,
            ProjectVersion = table.Version?.Value.ToString(),
            Description = table.Description?.Value,
            UvVersion = uv,
            UvVersionBecause = uvBecause,
            Python = python,
            PythonBecause = pythonBecause,
            IsPackage = isPackage,
            HasDynamicDependencies = table.FindDynamic("dependencies") is not null || table.FindDynamic("optional-dependencies") is not null,
            OwnDistributions = closure.Distributions,
            DevelopmentGroups = service.Package is null ? Planning.DevelopmentGroups.Of(project) : null,
            Files = WorkspaceFiles.Of(service, own, closure),
            OwnSources = own.Sources,
            Credentials = IndexCredentials.Of(service),
            Findings = PlanFindings.Of(options, python, today),
            Launch = new LaunchChoice(options, project, own).Choose(),
        };
    }
}
