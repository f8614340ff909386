using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>What is known of a build back end before it runs.</summary>
internal static class BackEnd
{
    private static readonly string[] _known = ["uv_build", "hatchling.build", "flit_core.buildapi", "setuptools.build_meta", "poetry.core.masonry.api", "pdm.backend"];
    private static readonly string[] _requirements = ["uv-build", "hatchling", "flit-core", "setuptools", "wheel", "poetry-core", "pdm-backend"];

    // What makes modules, or gives them other names than their files have.
    private static readonly string[] _makers = ["hooks", "force-include", "sources", "package-dir", "package_dir", "ext-modules", "build-script", "script", "build", "to", "custom-hook", "run-setuptools"];

    // Run by a back end without being named.
    private static readonly string[] _programs = ["setup.py", "pdm_build.py"];

    /// <summary>Whether its modules are the files of the project under their own names, as far as the manifest tells.</summary>
    internal static bool TakesFilesAsTheyLie(PyProject project) =>
        project.BuildSystem is { } system
            ? system.BuildBackend is { } name && _known.Contains(name.Value, StringComparer.Ordinal)
                && system.Requires.All(requirement => requirement.TryParse(out var parsed, out _) && _requirements.Contains(parsed.Name.Normalized, StringComparer.Ordinal))
                && !_programs.Any(program => File.Exists(Path.Combine(project.Directory, program)))
                && !(Table(project, "hatch", "build") is { } hatch && HasMaker(hatch)) && !(Table(project, "setuptools") is { } setuptools && HasMaker(setuptools))
                && !(Table(project, "poetry") is { } poetry && HasMaker(poetry)) && !(Table(project, "pdm", "build") is { } pdm && HasMaker(pdm))
            // The default of setuptools, for a member that names no back end.
            : !_programs.Any(program => File.Exists(Path.Combine(project.Directory, program)));

    private static Toml.TomlTable? Table(PyProject project, string name, string? inner = null) =>
        project.Tool?.Find(name)?.Value is Toml.TomlTable table ? inner is null ? table : table.Find(inner)?.Value as Toml.TomlTable : null;

    private static bool HasMaker(Toml.TomlValue value) => value switch
    {
        Toml.TomlTable table => table.Entries.Any(entry => _makers.Contains(entry.Key, StringComparer.Ordinal) || HasMaker(entry.Value)),
        Toml.TomlArray array => Enumerable.Range(0, array.Count).Any(index => HasMaker(array[index])),
        _ => false,
    };
}
