using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>What is known of a build back end before it runs.</summary>
internal static class BackEnd
{
    private static readonly string[] _known =
        ["uv_build", "hatchling.build", "flit_core.buildapi", "setuptools.build_meta", "poetry.core.masonry.api", "pdm.backend"];

    private static readonly string[] _requirements =
        ["uv-build", "hatchling", "flit-core", "setuptools", "wheel", "poetry-core", "pdm-backend"];

    // What makes modules, or gives them other names than their files have.
    private static readonly string[] _makers =
    [
        "hooks", "force-include", "sources", "package-dir", "package_dir", "ext-modules", "build-script", "script", "build", "to",
        "custom-hook", "run-setuptools",
    ];

    private static readonly (string Name, string? Inner)[] _tables = [("hatch", "build"), ("setuptools", null), ("poetry", null), ("pdm", "build")];

    // Run by a back end without being named.
    private static readonly string[] _programs = ["setup.py", "pdm_build.py"];

    /// <summary>Whether its modules are the files of the project under their own names, as far as the manifest tells.</summary>
    internal static bool TakesFilesAsTheyLie(PyProject project) =>
        !_programs.Any(program => File.Exists(Path.Combine(project.Directory, program)))
        // Without a table it is the default of setuptools, for a member that names no back end.
        && (project.BuildSystem is not { } system || (IsKnown(system) && !_tables.Any(table => Table(project, table.Name, table.Inner) is { } found && HasMaker(found))));

    private static bool IsKnown(BuildSystemTable system) => system.BuildBackend is { } name && _known.Contains(name.Value, StringComparer.Ordinal)
        && system.Requires.All(item => item.TryParse(out var parsed, out _) && _requirements.Contains(parsed.Name.Normalized, StringComparer.Ordinal));

    private static Toml.TomlTable? Table(PyProject project, string name, string? inner) => project.Tool?.Find(name)?.Value is not Toml.TomlTable table
        ? null
        : inner is null ? table : table.Find(inner)?.Value as Toml.TomlTable;

    private static bool HasMaker(Toml.TomlValue value) => value switch
    {
        Toml.TomlTable table => table.Entries.Any(entry => _makers.Contains(entry.Key, StringComparer.Ordinal) || HasMaker(entry.Value)),
        Toml.TomlArray array => Enumerable.Range(0, array.Count).Any(index => HasMaker(array[index])),
        _ => false,
    };
}
