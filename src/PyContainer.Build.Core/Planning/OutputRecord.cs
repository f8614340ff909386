using PyContainer.Build.Files;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>
/// What earlier publishes and checks of a project were told to write, and where: a list in <c>obj</c> of paths relative to the project. It
/// is data: a path counts only while there is an output at it, and nothing is ever deleted by it.
/// </summary>
public static class OutputRecord
{
    private const int Most = 100;

    /// <summary>Where the list lies, full path.</summary>
    public static string PathOf(ServiceOptions options) => Path.Combine(options.OutputDirectory, "outputs.txt");

    /// <summary>The list with what this publish writes; empty where there is nothing to note.</summary>
    public static string Text(ServiceOptions options)
    {
        var folder = Folder(options);
        var known = Lines(options);
        var added = OwnOutputs.Named(options).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(IsInside);
        return string.Concat(added.Concat(known).Distinct(StringComparer.Ordinal).Take(Most).Select(line => line + "\n"));
    }

    /// <summary>The outputs of the list that are still there, full paths.</summary>
    internal static IReadOnlyList<string> Find(ServiceOptions options) =>
        [.. Lines(options).Select(line => Path.GetFullPath(line, Folder(options))).Where(IsOutput)];

    // A folder of results is known by the list alone; one that a project needs has code in it.
    private static bool IsOutput(string path) => ImageArchiveKind.IsImage(path) || ImageArchiveKind.IsDigest(path)
        || (FileKinds.Of(path) == FileKind.Folder && FileKinds.Of(Path.Combine(path, "__init__.py")) == FileKind.Missing && FileKinds.Of(Path.Combine(path, "pyproject.toml")) == FileKind.Missing);

    private static string Folder(ServiceOptions options) => Path.GetDirectoryName(options.ProjectFile)!;

    private static List<string> Lines(ServiceOptions options)
    {
        try
        {
            return FileKinds.Of(PathOf(options)) == FileKind.File
                ? [.. PlainFile.Text(PathOf(options), FileLimit.Pin).Split('\n').Where(line => line.Length > 0 && IsInside(line)).Take(Most)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Diagnostics.DiagnosticException)
        {
            return [];
        }
    }

    private static bool IsInside(string path) => FileNames.CanEnter(path) && !Path.IsPathRooted(path) && path.Split('/').All(part => part is not (".." or "."));
}
