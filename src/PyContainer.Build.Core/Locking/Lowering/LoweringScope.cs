using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>For what requirements are lowered: one project in its workspace, or a workspace as a whole.</summary>
/// <param name="Workspace">The workspace as seen from the project's own directory.</param>
/// <param name="Project">The normalised name of the project, or null for the lists of the root.</param>
/// <param name="Directory">The directory to which its paths belong.</param>
/// <param name="Sources">Its own sources.</param>
/// <param name="Indexes">Its own indexes.</param>
internal sealed record LoweringScope(
    Workspace Workspace, string? Project, string Directory, IReadOnlyDictionary<string, IReadOnlyList<UvSource>> Sources, IReadOnlyList<UvIndex> Indexes)
{
    public static LoweringScope OfProject(Workspace workspace, PyProject manifest) => new(
        workspace, manifest.Project?.Name.Normalized, FilePaths.Normalize(manifest.Directory), manifest.Uv.Sources, manifest.Uv.Indexes);

    /// <summary>For constraints, overrides and root groups: the root's sources, but no project of its own.</summary>
    public static LoweringScope OfRoot(Workspace workspace) => OfProject(workspace, workspace.Root) with { Project = null };
}

/// <summary>What decides which entries of a source are used: the extra or the group of the requirement.</summary>
/// <param name="ByExtra">Whether entries for the extra that the requirement's marker asks for are used.</param>
/// <param name="Group">The group, or null.</param>
internal readonly record struct LoweringContext(bool ByExtra, string? Group);
