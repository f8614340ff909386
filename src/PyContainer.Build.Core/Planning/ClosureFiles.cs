using System.Text;
using PyContainer.Build.Files;
using PyContainer.Build.Locking;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>
/// What the dependency layer is made from: the part of the lock that the service needs, and manifests with nothing but names. So the
/// layer changes with the third-party packages of this service alone: not with versions and tables of the own projects, other members,
/// comments, or groups that are not installed. The whole lock is checked before, and again in the stage <c>app</c>.
/// </summary>
internal static class ClosureFiles
{
    /// <summary>The folder with what the step that fetches build back ends obeys.</summary>
    internal const string BackEndFolder = "backends";

    // What uv obeys when it resolves what a back end needs, beside the settings of any step.
    private static readonly string[] _resolverSettings = ["exclude-newer", "exclude-newer-package", "index-strategy"];

    // What uv obeys when it fetches and installs; everything else of [tool.uv] is for the resolver or for developers.
    private static readonly string[] _settings =
    [
        "index-url", "extra-index-url", "find-links", "no-index", "keyring-provider", "allow-insecure-host", "native-tls", "system-certs",
        "no-binary", "no-binary-package", "config-settings", "config-settings-package", "no-build-isolation", "no-build-isolation-package",
        "extra-build-dependencies", "extra-build-variables", "build-constraint-dependencies",
    ];

    /// <summary>Makes the files, below the folder that takes the place of the workspace's root.</summary>
    /// <exception cref="Diagnostics.DiagnosticException">The lock does not have the service, an extra or a group.</exception>
    internal static IReadOnlyList<PlannedFile> Of(ServiceProject service, UvLock @lock, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups, SourceBuilds builds, bool hasBackEnds)
    {
        var name = service.Project.Project!.Name.Normalized;
        var text = @lock.Project(name, extras, groups);
        var members = UvLock.Parse(Encoding.UTF8.GetBytes(text), @lock.Path).Packages.Where(package => package.Source.IsLocalTree && (package.Name == name || service.Workspace.Find(package.Name) is not null));
        var files = new List<PlannedFile> { new("uv.lock", text) };
        var root = new StringBuilder();
        var below = new List<string>();
        foreach (var member in members)
        {
            var folder = service.RelativeFolder(Path.GetFullPath(member.Source.Text, service.Context));
            var manifest = Manifest(member.Name, @lock, member.Name == name ? extras : [], member.Name == name ? groups : []);
            if (folder.Length == 0)
                root.Append(manifest);
            else
            {
                below.Add(folder);
                files.Add(new PlannedFile(folder + "/pyproject.toml", manifest));
            }
        }
        if (!service.Workspace.IsImplicit)
            root.Append($"[tool.uv.workspace]\nmembers = [{string.Join(", ", below.Select(TomlWriter.Write))}]\n");
        root.Append(Settings(service, builds.Packages.Count == 0 ? [] : builds.WheelsOnly));
        files.Add(new PlannedFile("pyproject.toml", root.ToString()));
        if (hasBackEnds && BackEndSettings(service) is { Length: > 0 } settings)
            files.Add(new PlannedFile(BackEndFolder + "/pyproject.toml", settings));
        var uvToml = Path.Combine(service.Context, "uv.toml");
        if (File.Exists(uvToml))
        {
            var own = PlainFile.Text(uvToml, FileLimit.Manifest).ReplaceLineEndings("\n");
            files.Add(new PlannedFile("uv.toml", own));
            if (hasBackEnds)
                files.Add(new PlannedFile(BackEndFolder + "/uv.toml", own));
        }
        return files;
    }

    // What constrains a build environment is a constraint of the call that fetches its packages.
    private static string BackEndSettings(ServiceProject service)
    {
        var entries = service.Workspace.Root.Uv.Table?.Entries ?? [];
        var constraints = entries.FirstOrDefault(entry => entry.Key == "build-constraint-dependencies");
        string[] lines =
        [
            .. entries.Where(entry => _resolverSettings.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => $"{TomlWriter.WriteKey(entry.Key)} = {TomlWriter.Write(entry.Value)}"),
            .. constraints is null ? Array.Empty<string>() : [$"constraint-dependencies = {TomlWriter.Write(constraints.Value)}"],
        ];
        var settings = Settings(service, []);
        return lines.Length == 0 ? settings : (settings.Length == 0 ? "[tool.uv]\n" : settings) + string.Join('\n', lines) + "\n";
    }

    // uv asks the manifest whether an extra or a group exists, and for nothing more.
    private static string Manifest(string name, UvLock @lock, IReadOnlyCollection<string> extras, IReadOnlyCollection<string> groups)
    {
        var text = new StringBuilder($"[project]\nname = \"{name}\"\nversion = \"0\"\nrequires-python = {TomlWriter.Write(@lock.RequiresPython.Value.ToString())}\n");
        if (extras.Count > 0)
            text.Append("[project.optional-dependencies]\n").AppendJoin("", extras.Order(StringComparer.Ordinal).Select(extra => extra + " = []\n"));
        if (groups.Count > 0)
            text.Append("[dependency-groups]\n").AppendJoin("", groups.Order(StringComparer.Ordinal).Select(group => group + " = []\n"));
        return text.ToString();
    }

    // Indexes carry the names that credentials go by; a member may declare some of its own.
    private static string Settings(ServiceProject service, IReadOnlyList<string> wheelsOnly)
    {
        var root = service.Workspace.Root.Uv.Table?.Entries ?? [];
        var own = service.Project.Path == service.Workspace.Root.Path ? [] : service.Project.Uv.Table?.Entries ?? [];
        var indexes = root.Concat(own).Where(entry => entry.Key == "index").SelectMany(entry => entry.Value as TomlArray ?? Enumerable.Empty<TomlValue>()).Select(TomlWriter.Write).Distinct(StringComparer.Ordinal);
        string[] lines =
        [
            .. wheelsOnly.Count == 0 ? [] : new[] { $"no-build-package = [{string.Join(", ", wheelsOnly.Select(TomlWriter.Write))}]" },
            .. string.Join(", ", indexes) is { Length: > 0 } list ? new[] { $"index = [{list}]" } : [],
            .. root.Where(entry => _settings.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => $"{TomlWriter.WriteKey(entry.Key)} = {TomlWriter.Write(entry.Value)}"),
        ];
        return lines.Length == 0 ? "" : "[tool.uv]\n" + string.Join('\n', lines) + "\n";
    }
}
