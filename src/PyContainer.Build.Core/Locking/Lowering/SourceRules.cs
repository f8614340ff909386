using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>Source entries that name an extra or a group must mean one that exists and contains the package, and only one may hold at a time.</summary>
internal static class SourceRules
{
    public static void Check(PyProject manifest, MarkerAlgebra algebra)
    {
        foreach (var (name, entries) in manifest.Uv.Sources)
        {
            RequireDisjoint(name, entries, algebra);
            foreach (var entry in entries)
            {
                if (entry.Extra is { } extra && !IsInExtra(manifest.Project!, extra, name))
                    throw Fault(entry, name, "extra", extra);
                if (entry.Group is { } group && !IsInGroup(manifest, group, name))
                    throw Fault(entry, name, "group", group);
            }
        }
    }

    /// <summary>Neighbours for the same extra and group must not both hold.</summary>
    private static void RequireDisjoint(string name, IReadOnlyList<UvSource> entries, MarkerAlgebra algebra)
    {
        for (var index = 1; index < entries.Count; index++)
        {
            var (left, right) = (entries[index - 1], entries[index]);
            if (left.Extra == right.Extra && left.Group == right.Group && !algebra.AreDisjoint(algebra.Node(left.Marker), algebra.Node(right.Marker)))
                throw LockCodes.ManifestError.Error(right.Span, $"two sources of '{name}' may hold at once; give them markers that exclude each other");
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
