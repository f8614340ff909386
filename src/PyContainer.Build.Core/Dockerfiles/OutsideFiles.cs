using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>How the packages beside the build context enter the stages: each from the context of its own name.</summary>
internal static class OutsideFiles
{
    /// <summary>The mounts of a step that builds them.</summary>
    /// <param name="outside">The packages.</param>
    /// <param name="root">What stands for the folder that they and the context have in common.</param>
    internal static IEnumerable<BindMount> Mounts(OutsideFolders outside, string root) =>
        outside.Folders.SelectMany(folder => Names(folder).Select(entry => new BindMount(entry.Name, Target(root, folder, entry.Name), folder.Context)));

    /// <summary>The copies of a stage that keeps them.</summary>
    internal static IEnumerable<Copy> Copies(OutsideFolders outside) =>
        outside.Folders.SelectMany(folder => Names(folder).Select(entry =>
            entry.IsDirectory ? new Copy([entry.Name + "/"], Target(Layout.Source, folder, entry.Name) + "/", folder.Context) : new Copy([entry.Name], Target(Layout.Source, folder, entry.Name), folder.Context)));

    private static IEnumerable<ProjectEntry> Names(OutsideFolder folder) =>
        folder.Files.Manifests.Concat(folder.Files.Metadata).Select(name => new ProjectEntry(name, false)).Concat(folder.Files.Sources);

    private static string Target(string root, OutsideFolder folder, string name) => folder.Target.Length == 0 ? $"{root}/{name}" : $"{root}/{folder.Target}/{name}";
}
