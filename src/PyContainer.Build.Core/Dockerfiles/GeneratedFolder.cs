using PyContainer.Build.Outputs;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A folder that holds generated files and nothing else.</summary>
public static class GeneratedFolder
{
    /// <summary>Writes the files that differ and deletes those that are no longer made.</summary>
    /// <param name="folder">Full path; it belongs to this package alone.</param>
    /// <param name="files">Its files.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="Diagnostics.DiagnosticException">There is a link in it: what it points to is not ours to change.</exception>
    public static bool Write(string folder, IReadOnlyList<PlannedFile> files)
    {
        OutputFolder.RefuseAllLinks(folder, exported: []);
        var wanted = files.ToDictionary(file => Path.GetFullPath(file.Path, folder), file => file.Text, StringComparer.Ordinal);
        var stale = Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => !wanted.ContainsKey(path)).ToList() : [];
        foreach (var path in stale)
            File.Delete(path);
        var changed = stale.Count > 0;
        foreach (var (path, text) in wanted)
            changed |= GeneratedFile.Write(path, text);
        return changed;
    }
}
