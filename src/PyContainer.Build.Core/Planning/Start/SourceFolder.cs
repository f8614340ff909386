namespace PyContainer.Build.Planning;

/// <summary>A folder of sources. Of a link nothing is read: what lies behind it may be there.</summary>
/// <param name="path">The folder, full path.</param>
/// <param name="entries">What lies in it.</param>
/// <param name="isCut">Whether there may be more.</param>
internal sealed class SourceFolder(string path, IReadOnlyList<ProjectEntry> entries, bool isCut)
{
    private const int MaxEntries = 2000;

    private static readonly string[] _compiled = [".so", ".pyd", ".pyx", ".c", ".cpp"];

    /// <summary>The folder, full path.</summary>
    internal string Path { get; } = path;

    /// <summary>Whether there may be more in it than is known.</summary>
    internal bool IsCut { get; } = isCut;

    /// <summary>The folders in it that can hold modules.</summary>
    internal IEnumerable<string> Directories =>
        entries.Where(entry => entry.IsDirectory && entry.Name != "node_modules" && IsModule(entry.Name)).Select(entry => entry.Name);

    /// <summary>Reads a folder.</summary>
    internal static SourceFolder Open(string path)
    {
        try
        {
            var directory = new DirectoryInfo(path);
            if (directory.LinkTarget is not null)
                return new SourceFolder(path, [], isCut: true);
            var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None };
            var read = directory.EnumerateFileSystemInfos("*", options).Take(MaxEntries + 1).Select(info => new ProjectEntry(info.Name, info is DirectoryInfo)).ToList();
            return new SourceFolder(path, [.. read.OrderBy(entry => entry.Name, StringComparer.Ordinal)], read.Count > MaxEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceFolder(path, [], isCut: true);
        }
    }

    /// <summary>Whether there is a file of that name, letter by letter.</summary>
    internal bool HasFile(string name) => entries.Any(entry => !entry.IsDirectory && entry.Name == name);

    /// <summary>The full path of a file; null when it is not there.</summary>
    internal string? FileOf(string name) => HasFile(name) ? System.IO.Path.Combine(Path, name) : null;

    /// <summary>Whether there is a module of that name: source, or anything that is compiled to one.</summary>
    internal bool Has(string name) => Has(name, out _);

    /// <summary>The same, and whether it is a folder.</summary>
    internal bool Has(string name, out bool isFolder)
    {
        isFolder = entries.Any(entry => entry.IsDirectory && entry.Name == name);
        return isFolder || HasFile(name + ".py") || entries.Any(entry =>
            !entry.IsDirectory && entry.Name.StartsWith(name + ".", StringComparison.Ordinal) && _compiled.Contains(System.IO.Path.GetExtension(entry.Name)));
    }

    /// <summary>The names of the modules and packages in it.</summary>
    internal IReadOnlyList<string> Modules() => [.. entries.Select(ModuleOf).Where(IsModule).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a package says itself what its modules are.</summary>
    internal bool MakesModules() => ModuleSearch.Text(FileOf("__init__.py")) is { } text
        && (text.Contains("__path__", StringComparison.Ordinal) || text.Contains("sys.modules", StringComparison.Ordinal));

    private static string ModuleOf(ProjectEntry entry) =>
        entry.IsDirectory ? entry.Name : System.IO.Path.GetExtension(entry.Name) == ".py" ? entry.Name[..^3] : "";

    private static bool IsModule(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name is not ("__init__" or "__main__" or "__pycache__" or "src") && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
