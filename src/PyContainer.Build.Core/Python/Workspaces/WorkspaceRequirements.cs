namespace PyContainer.Build.Python;

/// <summary>Which members of a workspace others depend on, by <c>[tool.uv.sources]</c>; whether a dependency uses the entry does not matter.</summary>
internal static class WorkspaceRequirements
{
    public static Dictionary<string, UvSource> Of(Workspace workspace)
    {
        var required = new Dictionary<string, UvSource>(StringComparer.Ordinal);
        foreach (var (name, sources) in workspace.Sources)
            Add(required, name, workspace.Root.Project?.Name.Normalized, sources);
        foreach (var member in workspace.Members)
        {
            foreach (var (name, sources) in member.Manifest.Uv.Sources)
                Add(required, name, member.Name, sources);
        }

        return required;
    }

    private static void Add(Dictionary<string, UvSource> required, string name, string? self, IReadOnlyList<UvSource> sources)
    {
        if (name == self)
            return;
        foreach (var source in sources)
        {
            if (source is not { Kind: UvSourceKind.Workspace, Location: null, IsWorkspace: true })
                continue;
            if (required.GetValueOrDefault(name)?.Editable is { } before && source.Editable is { } now && before != now)
                throw PythonCodes.InvalidWorkspace.Error(source.Span, $"'{name}' is asked for editable and not editable");
            required[name] = source;
        }
    }
}
