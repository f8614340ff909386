using System.Text.RegularExpressions;
using PyContainer.Build.Files;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>Finds application objects in the sources by their text: an assignment at the left margin. Nothing is imported or run.</summary>
internal static partial class ApplicationFinder
{
    /// <summary>How many modules are read.</summary>
    internal const int MaxFiles = 5000;

    private const int MaxNames = 200_000;
    private const int MaxDepth = 100;

    /// <summary>Whether there are more modules than are read.</summary>
    internal static bool IsTooLarge(string directory, IReadOnlyList<ProjectEntry> sources) => sources.SelectMany(entry => Modules(directory, entry)).Skip(MaxFiles).Any();

    /// <summary>The application objects of a framework, as <c>module:attribute</c>, in the order of their files.</summary>
    /// <param name="directory">The project's folder.</param>
    /// <param name="sources">Its own files.</param>
    /// <param name="framework">The framework.</param>
    /// <param name="servedBy">What the server speaks, which decides between the two files of django.</param>
    internal static IReadOnlyList<EntryPointRequest.Application> Find(string directory, IReadOnlyList<ProjectEntry> sources, Framework framework, ServerInterface servedBy)
    {
        var modules = sources.SelectMany(entry => Modules(directory, entry)).Take(MaxFiles).ToList();
        if (framework.Types.Count == 0)
        {
            var file = servedBy == ServerInterface.Asgi ? "asgi" : "wsgi";
            return [.. modules.Where(module => module.Name.Split('.')[^1] == file).SelectMany(module => Assigned(module, "application"))];
        }
        var instances = modules.SelectMany(module => Instances(module, framework)).ToList();
        return instances.Count > 0 ? instances : [.. modules.SelectMany(module => Factories(module, framework))];
    }

    private static IEnumerable<(string Name, string Path)> Modules(string directory, ProjectEntry entry)
    {
        var path = Path.Combine(directory, entry.Name);
        if (!entry.IsDirectory)
            return entry.Name.EndsWith(".py", StringComparison.Ordinal) && entry.Name != "setup.py" ? [(entry.Name[..^3], path)] : [];
        // In a src layout the folder itself is no part of the module's name.
        var root = entry.Name == "src" ? path : directory;
        return Directory.EnumerateFiles(path, "*.py", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = MaxDepth }).Take(MaxNames)
            .Select(file => (Name: ModuleName(root, file), Path: file))
            .Where(module => ModulePattern().IsMatch(module.Name) && !module.Name.Split('.').Any(part => part is "tests" or "test"))
            .OrderBy(module => module.Name, StringComparer.Ordinal);
    }

    private static string ModuleName(string root, string file)
    {
        var name = Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/').Replace('/', '.');
        return name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^".__init__".Length] : name;
    }

    private static IEnumerable<EntryPointRequest.Application> Instances((string Name, string Path) module, Framework framework) =>
        Lines(module.Path).Select(line => InstancePattern().Match(line))
            .Where(match => match.Success && framework.Types.Contains(match.Groups["type"].Value, StringComparer.Ordinal))
            .Select(match => new EntryPointRequest.Application(module.Name, match.Groups["name"].Value));

    private static IEnumerable<EntryPointRequest.Application> Factories((string Name, string Path) module, Framework framework) =>
        Lines(module.Path).Select(line => FactoryPattern().Match(line))
            .Where(match => match.Success && (framework.Types.Contains(match.Groups["type"].Value, StringComparer.Ordinal) || match.Groups["name"].Value == "create_app"))
            .Select(match => new EntryPointRequest.Application(module.Name, match.Groups["name"].Value + "()"));

    private static IEnumerable<EntryPointRequest.Application> Assigned((string Name, string Path) module, string attribute) =>
        Lines(module.Path).Any(line => Regex.IsMatch(line, $@"\A{attribute}\s*(?::[^=]*)?=", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            ? [new EntryPointRequest.Application(module.Name, attribute)]
            : [];

    private static string[] Lines(string path) => ModuleText.Of(path)?.Split('\n') ?? [];

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ModulePattern();

    [GeneratedRegex(@"\A(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?::[^=]*)?=\s*(?:[A-Za-z_][A-Za-z0-9_]*\.)*(?<type>[A-Za-z_][A-Za-z0-9_]*)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InstancePattern();

    [GeneratedRegex(@"\Adef\s+(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\(\s*\)\s*(?:->\s*(?:[A-Za-z_][A-Za-z0-9_]*\.)*(?<type>[A-Za-z_][A-Za-z0-9_]*)\s*)?:", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FactoryPattern();
}
