using System.IO.Enumeration;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>
/// Chooses the files of a project by what lies at its top. A package gets its folders, modules and what a build back end reads; a project
/// that is copied as it lies gets all but what is known to be for developers. Tests go to the stage <c>build</c> alone.
/// </summary>
internal static class ProjectFilesFinder
{
    private static readonly string[] _tests = ["tests", "test", "conftest.py", "pytest.ini", "ruff.toml", "mypy.ini", "tox.ini", ".coveragerc"];

    private static readonly string[] _notForImages =
    [
        "bin", "obj", "build", "dist", "artifacts", "TestResults", "Properties", "docs", "doc", "examples", "node_modules", "venv", "env", "htmlcov", "__pycache__",
        "Makefile", "justfile", "Justfile", "Taskfile.yml", "compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml", "global.json", "launchSettings.json",
    ];

    private static readonly string[] _notForImagesPatterns =
    [
        ".*", "*.egg-info", "*.*proj", "*.cs", "*.fs", "*.vb", "*.sln", "*.slnx", "*.slnf", "*.props", "*.targets", "*.user", "*.binlog", "*.md", "*.rst", "*.log", "*.lock", "*.ipynb",
        // The ignore file keeps these out at every depth, so that no mount may name them.
        "*.pyc", "*.pyo", "*.pyd", "*.key", "id_rsa", "id_ed25519",
        "Dockerfile*", "*.Dockerfile", "nuget.config", "NuGet.config", "NuGet.Config", "packages.lock.json", "pyproject.toml", "uv.toml", "requirements*.txt", "requirements*.in",
    ];

    // What back ends read beside packages and modules.
    private static readonly string[] _backEndFiles = ["*.py", "setup.cfg", "MANIFEST.in", "meson.build", "CMakeLists.txt", "Cargo.toml", "Cargo.lock", "VERSION", "version.txt"];

    // What they take without being asked (PEP 639's default for license-files).
    private static readonly string[] _licenses = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"];

    /// <summary>Chooses the files of one project, relative to its folder.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isPackage">Whether it is built, or copied as it lies.</param>
    /// <param name="others">Folders of other members below it, which are no part of it.</param>
    /// <exception cref="DiagnosticException">A file that the manifest names is missing or has a name that no Dockerfile can carry.</exception>
    internal static ProjectFiles Find(PyProject project, bool isPackage, IReadOnlyList<string> others)
    {
        var entries = new DirectoryInfo(project.Directory).EnumerateFileSystemInfos()
            .Select(info => new ProjectEntry(info.Name, info is DirectoryInfo))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        var metadata = Metadata(project).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        string[] manifests = ["pyproject.toml", "uv.lock", .. entries.Where(entry => entry is { Name: "uv.toml", IsDirectory: false }).Select(entry => entry.Name)];
        var tests = entries.Where(entry => _tests.Contains(entry.Name, StringComparer.Ordinal)).ToList();
        var sources = entries.Except(tests).Where(entry => !IsExcluded(entry) && !others.Any(other => other.Split('/')[0] == entry.Name) && !metadata.Contains(entry.Name, StringComparer.Ordinal));
        if (isPackage)
            sources = sources.Where(entry => entry.IsDirectory || Matches(entry.Name, _backEndFiles));
        return new ProjectFiles(manifests, [], metadata, [.. sources], tests);
    }

    private static bool IsExcluded(ProjectEntry entry) =>
        _notForImages.Contains(entry.Name, StringComparer.Ordinal) || Matches(entry.Name, _notForImagesPatterns);

    private static bool Matches(string name, string[] patterns) =>
        Array.Exists(patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    private static IEnumerable<string> Metadata(PyProject project)
    {
        if (project.Project is not { } table)
            yield break;
        if (table.ReadmeFile is { } readme)
        {
            foreach (var file in Named(project, readme))
                yield return file;
        }
        foreach (var pattern in table.LicenseFiles)
        {
            var files = pattern.Value.IndexOfAny(['*', '?', '[']) < 0 ? Named(project, pattern) : Matching(project, pattern);
            foreach (var file in files)
                yield return FileNames.CanEnter(file) ? file : throw PlanCodes.AwkwardName.Error(pattern.Span, ShownText.Of(file));
        }
        foreach (var file in _licenses.SelectMany(pattern => GlobFiles.Find(project.Directory, pattern)))
            yield return file;
    }

    private static IReadOnlyList<string> Matching(PyProject project, Located<string> pattern)
    {
        try
        {
            return GlobFiles.Find(project.Directory, pattern.Value);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw FileCodes.GlobRefused.Error(pattern.Span, ShownText.Of(pattern.Value), "it is no pattern of files");
        }
    }

    // A link inside of the project brings the file that it leads to along.
    private static IReadOnlyList<string> Named(PyProject project, Located<string> file)
    {
        var relative = file.Value.Contains('\0', StringComparison.Ordinal) ? ".." : Relative(project, Path.Combine(project.Directory, file.Value));
        if (!IsBelow(relative) || FileKinds.Of(Path.Combine(project.Directory, relative)) is FileKind.Missing or FileKind.Folder)
            throw PlanCodes.NamedFileMissing.Error(file.Span, ShownText.Of(file.Value));
        if (!FileNames.CanEnter(relative))
            throw PlanCodes.AwkwardName.Error(file.Span, ShownText.Of(file.Value));
        if (FileKinds.Of(Path.Combine(project.Directory, relative)) != FileKind.Link)
            return [relative];
        var end = Links.Final(Path.Combine(project.Directory, relative)) is { } final && Links.Final(project.Directory) is { } root ? Path.GetRelativePath(root, final).Replace('\\', '/') : "..";
        return IsBelow(end) && FileKinds.Of(Path.Combine(project.Directory, end)) == FileKind.File && !SecretNames.IsOne(end) && FileNames.CanEnter(end) ? [relative, end] : [relative];
    }

    private static string Relative(PyProject project, string path) => Path.GetRelativePath(project.Directory, Path.GetFullPath(path)).Replace('\\', '/');

    private static bool IsBelow(string relative) => !Path.IsPathRooted(relative) && relative != "." && relative.Split('/')[0] != "..";
}
