using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>Refuses addresses with a password in the files of a project: it would be in every commit, in the build context and in the image's history.</summary>
public static class InlineCredentials
{
    // What uv and build tools read addresses from. Tables of other tools may hold passwords of test databases, which go nowhere.
    private static readonly string[] _tables = ["project", "build-system", "dependency-groups"];

    /// <summary>Looks into the manifests, <c>uv.toml</c> and <c>uv.lock</c>.</summary>
    /// <exception cref="DiagnosticException">One was found; its place is told, the address is not.</exception>
    public static void Refuse(ServiceProject service)
    {
        foreach (var project in new[] { service.Workspace.Root, service.Project }.DistinctBy(project => project.Path, StringComparer.Ordinal))
            RefuseIn(project);
        var settings = Path.Combine(service.Context, "uv.toml");
        if (File.Exists(settings))
            RefuseIn(TomlDocument.Parse(PlainFile.Bytes(settings, FileLimit.Manifest), settings).Root);
        if (File.Exists(service.Workspace.LockPath))
            RefuseIn(service.Workspace.LockPath);
    }

    private static void RefuseIn(PyProject project)
    {
        // One that stands in for a requirements file is on no disk.
        if (File.Exists(project.Path) && TomlDocument.Parse(PlainFile.Bytes(project.Path, FileLimit.Manifest), project.Path).Root is var root)
        {
            foreach (var value in _tables.Select(root.Find).Append((root.Find("tool")?.Value as TomlTable)?.Find("uv")).Select(entry => entry?.Value).OfType<TomlValue>())
                RefuseIn(value);
        }
    }

    private static void RefuseIn(TomlValue value)
    {
        if (value is TomlString text && UserInfo.IsSecret(text.Value))
            throw PlanCodes.InlineCredentials.Error(text.Span);
        var inside = value is TomlTable table ? table.Entries.Select(entry => entry.Value) : value as IEnumerable<TomlValue> ?? [];
        foreach (var each in inside)
            RefuseIn(each);
    }

    // A lock is large, and where an address stands in it does not matter: its lines are looked at, not its tables.
    private static void RefuseIn(string path)
    {
        var number = 0;
        using var reader = new StreamReader(PlainFile.Open(path, FileLimit.Lock), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (UserInfo.IsSecret(line))
                throw PlanCodes.InlineCredentials.Error(new SourceSpan(path, number, 1));
        }
    }
}
