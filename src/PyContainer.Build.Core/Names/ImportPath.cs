using System.Text.RegularExpressions;

namespace PyContainer.Build.Names;

/// <summary>Where an import leads, as far as that can be said without an evaluation.</summary>
internal static partial class ImportPath
{
    /// <summary>Puts values in the place of properties; null when one of them is not known here.</summary>
    /// <param name="text">The attribute <c>Project</c> of an import, or the value of a property.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="project">The project that is built.</param>
    /// <param name="value">The value of a property; null when it is not known.</param>
    internal static string? Expand(string text, string file, string project, Func<string, string?> value)
    {
        var isKnown = true;
        var plain = Property().Replace(text, match =>
        {
            var found = Reserved(match.Groups["name"].Value, file, project) ?? value(match.Groups["name"].Value);
            isKnown &= found is not null;
            return found ?? "";
        });
        var expanded = PathAbove().Replace(plain, match => Above(match.Groups["name"].Value, match.Groups["folder"] is { Success: true } folder ? folder.Value : Folder(file)) is { } path ? path : "");
        expanded = FolderAbove().Replace(expanded, match => Path.GetDirectoryName(Above(match.Groups["name"].Value, match.Groups["folder"].Value)) ?? "");
        return isKnown && expanded.IndexOf("$(", StringComparison.Ordinal) < 0 ? expanded : null;
    }

    /// <summary>The files that an expanded import names; its last part may hold <c>*</c>.</summary>
    internal static IEnumerable<string> Files(string expanded, string file)
    {
        if (expanded.Length == 0)
            return [];
        var path = Path.GetFullPath(Slashes(expanded), Folder(file));
        var (folder, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        if (name.IndexOfAny(['*', '?']) < 0)
            return [path];
        return folder is not null && folder.IndexOfAny(['*', '?']) < 0 && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal) : [];
    }

    private static string? Reserved(string name, string file, string project) => name.ToUpperInvariant() switch
    {
        "MSBUILDTHISFILE" => Path.GetFileName(file),
        "MSBUILDTHISFILEDIRECTORY" => Folder(file),
        "MSBUILDTHISFILEEXTENSION" => Path.GetExtension(file),
        "MSBUILDTHISFILEFULLPATH" => file,
        "MSBUILDTHISFILENAME" => Path.GetFileNameWithoutExtension(file),
        "MSBUILDPROJECTFILE" => Path.GetFileName(project),
        "MSBUILDPROJECTDIRECTORY" => Path.GetDirectoryName(project),
        "MSBUILDPROJECTEXTENSION" => Path.GetExtension(project),
        "MSBUILDPROJECTFULLPATH" => project,
        "MSBUILDPROJECTNAME" => Path.GetFileNameWithoutExtension(project),
        _ => null,
    };

    // With the separator at its end, as MSBuild has it.
    private static string Folder(string file) => Path.GetDirectoryName(file) + Path.DirectorySeparatorChar;

    private static string? Above(string name, string folder)
    {
        for (var at = Path.GetFullPath(Slashes(folder)); at is not null; at = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(at)))
        {
            if (File.Exists(Path.Combine(at, name)))
                return Path.Combine(at, name);
        }
        return null;
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path.Replace('\\', '/') : path;

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_]*)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Property();

    [GeneratedRegex(@"\$\(\[MSBuild\]::GetPathOfFileAbove\(\s*(?<quote>['""]?)(?<name>[^'"",()]+)\k<quote>\s*(?:,\s*(?<quote2>['""]?)(?<folder>[^'"",()]+)\k<quote2>\s*)?\)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PathAbove();

    [GeneratedRegex(@"\$\(\[MSBuild\]::GetDirectoryNameOfFileAbove\(\s*(?<quote>['""]?)(?<folder>[^'"",()]+)\k<quote>\s*,\s*(?<quote2>['""]?)(?<name>[^'"",()]+)\k<quote2>\s*\)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FolderAbove();
}
