using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>
/// Looks a given entry point up in the sources, as a container that ends at its start is a late answer to a slip. What is surely absent
/// is an error; where files cannot tell, it says so. Nothing is imported or run.
/// </summary>
internal sealed class StartProof
{
    private const int MaxStars = 20;
    private const int Listed = 5;

    private readonly StartTarget _target;
    private readonly ModuleSearch _search;
    private readonly Lazy<bool> _isCertain;
    private readonly HashSet<string> _packages;

    /// <param name="target">What was given.</param>
    /// <param name="options">The user's choices.</param>
    /// <param name="service">The project and its workspace.</param>
    /// <param name="isPackage">Whether a build back end decides what ships of it.</param>
    /// <param name="own">Its files.</param>
    /// <param name="closure">The local packages that it is made of.</param>
    /// <param name="lock">The lock; null where pip installs from a requirements file.</param>
    internal StartProof(StartTarget target, ServiceOptions options, ServiceProject service, bool isPackage, ProjectFiles own, LocalClosure closure, UvLock? @lock)
    {
        _target = target;
        var project = service.Project;
        var locked = (@lock?.Packages ?? []).Where(package => !package.Source.IsLocalTree).Select(package => package.Name);
        var asked = (project.Project?.Dependencies ?? []).Select(dependency => dependency.Parse().Name.Normalized);
        _packages = [.. locked.Concat(asked).Except([project.Project?.Name.Normalized ?? ""])];
        var folders = closure.Packages.Select(package => Path.TrimEndingDirectorySeparator(Path.GetFullPath(package.Source.Text, service.Context)))
            .Where(folder => folder != project.Directory && Directory.Exists(folder)).ToList();
        _search = new ModuleSearch([(project.Directory, own.Sources), .. folders.Select(folder => (folder, Entries(folder)))], IsShared);
        _isCertain = new(() => options is { BuildCommands.Count: 0, Copies.Count: 0, Fragments.Count: 0 }
            && (!isPackage || BackEnd.TakesFilesAsTheyLie(project))
            && folders.Select(folder => Path.Combine(folder, "pyproject.toml")).Where(File.Exists).All(manifest => BackEnd.TakesFilesAsTheyLie(PyProject.Read(manifest))));
    }

    /// <summary>What cannot be told, or null.</summary>
    /// <exception cref="DiagnosticException">The entry point is surely not there.</exception>
    internal Diagnostic? Finding()
    {
        var answer = _search.Find(_target.Module);
        return answer.State switch
        {
            ModuleState.Foreign when StandardModules.Has(Top) || IsShared(Top) => null,
            // A folder of data may have the name of a package of others.
            ModuleState.Absent or ModuleState.Unknown when _packages.Contains(Top.ToLowerInvariant().Replace('_', '-')) => null,
            ModuleState.Foreign =>
                Unproven($"no module '{Top}' is among the sources that ship, and no locked package has that name.{Has(answer.Siblings)}"),
            ModuleState.Unknown => Unproven($"the package '{Top}' makes its modules itself, or parts of it lie elsewhere."),
            ModuleState.Absent =>
                Refused(StartCodes.NoModule, $"no module '{_target.Module}' is among the sources that ship", _target.Module, Has(answer.Siblings)),
            _ => _target.Attribute is null ? Program(answer) : Attribute(answer, _target.Attribute),
        };
    }

    private Diagnostic? Program(ModuleAnswer answer)
    {
        if (answer.Folder is null || _search.Find(_target.Module + ".__main__").State is ModuleState.Found or ModuleState.Unknown)
            return null;
        return Refused(StartCodes.NoMain, $"the package '{answer.Folder}' has no __main__.py", _target.Module, answer.Folder);
    }

    private Diagnostic? Attribute(ModuleAnswer answer, string attribute)
    {
        // A module that is imported becomes an object of its package.
        if (answer.Folder is not null && _search.Find($"{_target.Module}.{attribute}").State is ModuleState.Found or ModuleState.Unknown)
            return null;
        if (ModuleSearch.Text(answer.File) is not { } text || ModuleNames.Read(text) is not { } names || names.IsOpen)
            return null;
        if (names.Has(attribute))
            return null;
        if (names.Stars.Count == 0)
            return Refused(StartCodes.NoObject, $"'{answer.File}' has no '{attribute}' at the level of the module", attribute, answer.File!, Has(names.Defined));
        return IsStarred(names, _target.Module, answer.Folder is not null, attribute, new HashSet<string>(StringComparer.Ordinal))
            ? null
            : Unproven($"'{answer.File}' imports all names of {string.Join(", ", names.Stars)}, and '{attribute}' was not found there.");
    }

    private bool IsStarred(ModuleNames names, string module, bool isPackage, string attribute, HashSet<string> seen)
    {
        foreach (var star in names.Stars.Select(star => Absolute(star, module, isPackage)).OfType<string>())
        {
            if (seen.Count >= MaxStars || !seen.Add(star))
                continue;
            var answer = _search.Find(star);
            if (ModuleSearch.Text(answer.File) is { } text && ModuleNames.Read(text) is { } found
                && (found.Has(attribute) || found.IsOpen || IsStarred(found, star, answer.Folder is not null, attribute, seen)))
                return true;
        }
        return false;
    }

    // from . import and from ..x import; null where the dots lead out of the sources.
    private static string? Absolute(string import, string module, bool isPackage)
    {
        var dots = import.TakeWhile(letter => letter == '.').Count();
        if (dots == 0)
            return import;
        var parts = module.Split('.');
        var kept = parts.Length - dots + (isPackage ? 1 : 0);
        return kept < 1 ? null : string.Join('.', parts.Take(kept).Concat(import[dots..].Length > 0 ? [import[dots..]] : []));
    }

    private Diagnostic? Refused(DiagnosticDescriptor code, string reason, params object?[] arguments) =>
        _isCertain.Value ? throw code.Error(_target.At, [_target.Option, .. arguments]) : Unproven($"{reason}, but steps of the build may bring it.");

    private Diagnostic Unproven(string reason) => StartCodes.Unproven.At(_target.At, _target.Option, reason);

    private string Top => _target.Module.Split('.')[0];

    // google of google-cloud-storage; yaml of pyyaml.
    private bool IsShared(string top)
    {
        var name = top.ToLowerInvariant().Replace('_', '-').Trim('-');
        return _packages.Any(package => package == name || package.StartsWith(name + "-", StringComparison.Ordinal) || package == "py" + name || package == "python-" + name);
    }

    private static string Has(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" It has: {string.Join(", ", names.Take(Listed))}{(names.Count > Listed ? ", …" : "")}.";

    private static IReadOnlyList<ProjectEntry> Entries(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(info => info.Name[0] != '.').Take(1000).Select(info => new ProjectEntry(info.Name, info is DirectoryInfo))];
}
