using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>The packages of a lock that are built from folders of one's own (<c>source = { editable | directory = … }</c>).</summary>
internal static class OwnDistributions
{
    private static readonly string[] _keys = ["editable", "directory"];

    /// <summary>Their normalised names, in the order of the lock.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">One lies outside of the project.</exception>
    internal static IReadOnlyList<string> Find(TomlDocument @lock, string directory)
    {
        var names = new List<string>();
        var packages = @lock.Root.Find("package")?.Value as TomlArray;
        foreach (var package in (packages ?? Enumerable.Empty<TomlValue>()).OfType<TomlTable>())
        {
            if (package.Find("name")?.Value is not TomlString name || package.Find("source")?.Value is not TomlTable source)
                continue;
            if (_keys.Select(key => source.Find(key)?.Value).OfType<TomlString>().FirstOrDefault() is not { } folder)
                continue;
            var relative = Path.GetRelativePath(directory, Path.Combine(directory, folder.Value));
            if (Path.IsPathRooted(relative) || relative.Replace('\\', '/').Split('/')[0] == "..")
                throw PlanCodes.OutsidePath.Error(folder.Span, name.Value, folder.Value);
            names.Add(name.Value);
        }
        return names;
    }
}
