namespace PyContainer.Build.Planning;

/// <summary>What the sources say of a module.</summary>
internal enum ModuleState
{
    /// <summary>Its top-level name is none of the sources.</summary>
    Foreign,

    /// <summary>Its top-level name is there, and the module is not.</summary>
    Absent,

    /// <summary>It may be there: a package makes its modules itself, or is spread over several distributions.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Found,
}

/// <summary>The answer to where a module is.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="File">Its source; null where it has none that can be read, such as one that is compiled.</param>
/// <param name="Folder">The folder of a package; null for a module that is none.</param>
/// <param name="Siblings">Modules that could be meant in its place.</param>
internal sealed record ModuleAnswer(ModuleState State, string? File, string? Folder, IReadOnlyList<string> Siblings);

/// <summary>
/// Looks for modules in the folders that ship. Where a build back end takes packages from is its own business: so any folder near the top
/// may be the one that they begin in. Names are compared letter by letter, as the file system of an image does.
/// </summary>
/// <param name="roots">The folders of the project and of local packages, with the entries of each that ship; full paths.</param>
/// <param name="isShared">Whether a package without <c>__init__.py</c> may go on in a distribution of others.</param>
internal sealed class ModuleSearch(IReadOnlyList<(string Folder, IReadOnlyList<ProjectEntry> Entries)> roots, Func<string, bool> isShared)
{
    private const int MaxDepth = 3;
    private const int MaxFolders = 500;

    private readonly IReadOnlyList<SourceFolder> _usual = [.. roots.SelectMany(Usual)];
    private readonly Lazy<IReadOnlyList<SourceFolder>> _others = new(() => Others(roots));

    /// <summary>Looks for a module.</summary>
    internal ModuleAnswer Find(string module)
    {
        var parts = module.Split('.');
        var answer = Find(_usual, parts);
        return answer.State == ModuleState.Found ? answer : new[] { answer, Find(_others.Value, parts) }.MaxBy(each => each.State)!;
    }

    private ModuleAnswer Find(IReadOnlyList<SourceFolder> folders, string[] parts) =>
        folders.Where(folder => folder.Has(parts[0])).Select(folder => Find(folder, parts)).MaxBy(answer => answer.State)
        ?? new ModuleAnswer(ModuleState.Foreign, null, null, [.. _usual.SelectMany(each => each.Modules()).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>The text of a source; null when it is too large for one, or cannot be read.</summary>
    internal static string? Text(string? file)
    {
        try
        {
            return file is null ? null : ModuleText.Of(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private ModuleAnswer Find(SourceFolder folder, string[] parts)
    {
        for (var index = 0; index < parts.Length - 1; index++)
        {
            var isPackage = folder.Has(parts[index], out var isFolder) && isFolder;
            if (!isPackage)
                return Missing(folder, parts[..index], folder.Has(parts[index]) ? ModuleState.Absent : StateOf(folder, parts, index));
            folder = SourceFolder.Open(Path.Combine(folder.Path, parts[index]));
            if (folder.MakesModules())
                return new ModuleAnswer(ModuleState.Unknown, null, null, []);
        }
        return Last(folder, parts);
    }

    private ModuleAnswer Last(SourceFolder folder, string[] parts)
    {
        var name = parts[^1];
        if (!folder.Has(name, out var isFolder))
            return Missing(folder, parts[..^1], StateOf(folder, parts, parts.Length - 1));
        // A package comes before a module of the same name.
        var package = isFolder ? SourceFolder.Open(Path.Combine(folder.Path, name)) : null;
        if (package is not null && (package.HasFile("__init__.py") || !folder.HasFile(name + ".py")))
            return new ModuleAnswer(ModuleState.Found, package.FileOf("__init__.py"), package.Path, package.Modules());
        return new ModuleAnswer(ModuleState.Found, folder.FileOf(name + ".py"), null, []);
    }

    // A namespace package may have its other modules elsewhere, and a folder of many files was not read to its end.
    private ModuleState StateOf(SourceFolder folder, string[] parts, int index) =>
        folder.IsCut || (index > 0 && !folder.HasFile("__init__.py") && isShared(parts[0])) ? ModuleState.Unknown : ModuleState.Absent;

    private static ModuleAnswer Missing(SourceFolder folder, string[] parents, ModuleState state) =>
        new(state, null, null, [.. folder.Modules().Select(name => string.Join('.', parents.Append(name)))]);

    private static IEnumerable<SourceFolder> Usual((string Folder, IReadOnlyList<ProjectEntry> Entries) root) =>
    [
        new SourceFolder(root.Folder, root.Entries, isCut: false),
        .. root.Entries.Where(entry => entry is { Name: "src", IsDirectory: true }).Select(entry => SourceFolder.Open(Path.Combine(root.Folder, entry.Name))),
    ];

    private static List<SourceFolder> Others(IReadOnlyList<(string Folder, IReadOnlyList<ProjectEntry> Entries)> roots)
    {
        var found = new List<SourceFolder>();
        foreach (var (folder, entries) in roots)
        {
            foreach (var entry in entries.Where(entry => entry.IsDirectory))
                Descend(Path.Combine(folder, entry.Name), 1, found);
        }
        return found;
    }

    // A package is no folder that packages begin in; what lies in it has its name before its own.
    private static void Descend(string path, int depth, List<SourceFolder> found)
    {
        if (found.Count >= MaxFolders)
            return;
        var folder = SourceFolder.Open(path);
        if (folder.HasFile("__init__.py"))
            return;
        found.Add(folder);
        foreach (var child in depth < MaxDepth ? folder.Directories : [])
            Descend(Path.Combine(path, child), depth + 1, found);
    }
}
