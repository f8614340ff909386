using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Python;

/// <summary>Finds the root and the members of a workspace by the rules of uv.</summary>
internal sealed class WorkspaceDiscovery(ManifestCache manifests)
{
    private FileTree Files => manifests.Files;

    public Workspace Find(string directory)
    {
        var start = Nearest(directory)
            ?? throw PythonCodes.InvalidWorkspace.Error(SourceSpan.Of(directory), "neither this directory nor one above has a pyproject.toml");
        var manifest = manifests.ManifestOf(start);
        if (manifest is { Project: not null, Uv.Managed: { Value: false } managed })
            throw PythonCodes.InvalidWorkspace.Error(managed.Span, "'tool.uv.managed' is false, so uv does not lock this project");
        if (manifest.Uv.Workspace is not null)
            return Explicit(manifest);
        if (manifest.Project is null)
            return manifests.WorkspaceAt(manifest, () => new(manifests, manifest, isImplicit: false, []));
        return RootAbove(start) is { } root ? Explicit(root) : Implicit(manifest);
    }

    private string? Nearest(string directory)
    {
        for (var at = directory; at is not null; at = FilePaths.Parent(at))
        {
            if (manifests.HasManifest(at))
                return at;
        }

        return null;
    }

    /// <summary>The first manifest above decides: it is the root, or there is none.</summary>
    private PyProject? RootAbove(string directory)
    {
        if (FilePaths.Parent(directory) is not { } parent || Nearest(parent) is not { } above)
            return null;
        var manifest = manifests.ManifestOf(above);
        return manifest.Uv.Workspace is not null && manifests.GlobsOf(manifest).Include(directory) ? manifest : null;
    }

    private Workspace Implicit(PyProject manifest)
    {
        var directory = FilePaths.Normalize(manifest.Directory);
        return new(manifests, manifest, isImplicit: true, [new(manifest.Project!.Name.Normalized, directory, manifest, null)]);
    }

    private Workspace Explicit(PyProject root) => manifests.WorkspaceAt(root, () => new(manifests, root, isImplicit: false, Members(root)));

    private List<WorkspaceMember> Members(PyProject root)
    {
        var directory = FilePaths.Normalize(root.Directory);
        var members = new List<WorkspaceMember>();
        var names = new Dictionary<string, WorkspaceMember>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { directory };
        if (root.Project is { } project)
            Add(new(project.Name.Normalized, directory, root, null));
        var budget = new GlobBudget();
        // It refuses patterns that are too many or too long.
        _ = manifests.GlobsOf(root);
        foreach (var glob in root.Uv.Workspace!.Members)
        {
            foreach (var found in Walk(directory, glob, budget))
            {
                if (seen.Add(found) && !manifests.GlobsOf(root).Exclude(found) && Member(found, glob) is { } member)
                    Add(member);
            }
        }

        return members;

        void Add(WorkspaceMember member)
        {
            if (!names.TryAdd(member.Name, member))
                throw PythonCodes.InvalidWorkspace.Error(member.Project.NameSpan, $"two members are named '{member.Name}'");
            members.Add(member);
        }
    }

    private IReadOnlyList<string> Walk(string directory, Located<string> glob, GlobBudget budget)
    {
        try
        {
            return new PathGlob(directory, glob.Value).Walk(Files, budget);
        }
        catch (GlobException exception)
        {
            throw FileCodes.GlobRefused.Error(glob.Span, ShownText.Of(glob.Value), exception.Message);
        }
    }

    /// <summary>The member in a directory that a glob found, or null when it is to be skipped.</summary>
    private WorkspaceMember? Member(string directory, Located<string> glob)
    {
        if (!manifests.HasManifest(directory))
        {
            if (Path.GetFileName(directory).StartsWith('.') || IgnoredFiles.HoldsNothingElse(Files, directory))
                return null;
            throw PythonCodes.InvalidWorkspace.Error(glob.Span, $"'{directory}' is a member, but has no pyproject.toml");
        }

        var manifest = manifests.ManifestOf(directory);
        if (manifest.Uv.Managed is { Value: false })
            return null;
        if (manifest.Project is null)
            throw PythonCodes.InvalidWorkspace.Error(SourceSpan.Of(manifest.Path), "a member needs a [project] table");
        if (manifest.Uv.Workspace is { } nested)
            throw PythonCodes.InvalidWorkspace.Error(nested.Span, "a member must not be the root of another workspace");
        return new(manifest.Project.Name.Normalized, directory, manifest, glob);
    }
}
