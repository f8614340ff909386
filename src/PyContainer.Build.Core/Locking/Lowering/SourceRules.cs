using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Source entries that name an extra or a group must mean one that exists and contains the package.</summary>
internal static class SourceRules
{
    public static void Check(PyProject manifest)
    {
        foreach (var (name, entries) in manifest.Uv.Sources)
        {
            foreach (var entry in entries)
            {
                if (entry.Extra is { } extra && !IsInExtra(manifest.Project!, extra, name))
                    throw Fault(entry, name, "extra", extra);
                if (entry.Group is { } group && !IsInGroup(manifest, group, name))
                    throw Fault(entry, name, "group", group);
            }
        }
    }

    private static DiagnosticException Fault(UvSource entry, string package, string kind, string name) =>
        LockCodes.ManifestError.Error(entry.Span, $"the source of '{package}' names the {kind} '{name}', which does not exist or does not contain the package");

    private static bool IsInExtra(ProjectTable project, string extra, string package)
    {
        var declared = project.OptionalDependencies.FirstOrDefault(candidate => candidate.Name == extra);
        return declared is not null && declared.Dependencies.Any(dependency => dependency.Parse().Name.Normalized == package);
    }

    private static bool IsInGroup(PyProject manifest, string group, string package)
    {
        var declared = ResolvedGroups.Of(manifest).FirstOrDefault(candidate => candidate.Name == group);
        return declared is not null && declared.Requirements.Any(item => item.Requirement.Name.Normalized == package);
    }
}
