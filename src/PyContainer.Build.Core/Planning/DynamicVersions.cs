using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Python;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Planning;

/// <summary>
/// Versions that a build back end would ask git for. The build context has no history, so they get the version of the .NET project
/// through the variable that each of these tools takes in its place.
/// </summary>
/// <param name="Variables">The variables, for the steps that build the own projects.</param>
public sealed record DynamicVersions(IReadOnlyList<EnvironmentVariable> Variables)
{
    // hatch-vcs is setuptools-scm within, and does not tell it the name that the variable of one package would need.
    private static readonly Dictionary<string, string> _tools = new(StringComparer.Ordinal)
    {
        ["setuptools-scm"] = "SETUPTOOLS_SCM_PRETEND_VERSION",
        ["hatch-vcs"] = "SETUPTOOLS_SCM_PRETEND_VERSION",
        ["uv-dynamic-versioning"] = "UV_DYNAMIC_VERSIONING_BYPASS",
        ["poetry-dynamic-versioning"] = "POETRY_DYNAMIC_VERSIONING_BYPASS",
    };

    /// <summary>No such project.</summary>
    public static DynamicVersions None { get; } = new([]);

    /// <summary>Finds the projects whose version comes from git, and what to tell their tools.</summary>
    /// <exception cref="DiagnosticException">There are some, and the version has no counterpart in PEP 440.</exception>
    internal static DynamicVersions Of(ServiceOptions options, IEnumerable<PyProject> projects)
    {
        var found = projects.SelectMany(VariablesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (options.ProjectVersion is not { } text || found.Count == 0)
            return None;
        var version = SemanticVersions.ToPep(text) ?? throw OptionCodes.InvalidProjectVersion.Error(SourceSpan.Of(options.ProjectFile), text);
        return new([.. found.Select(name => new EnvironmentVariable(name, version.ToString()))]);
    }

    private static IEnumerable<string> VariablesOf(PyProject project)
    {
        if (project.Project?.FindDynamic("version") is null || project.BuildSystem is not { } build)
            yield break;
        foreach (var name in build.Requires.Select(requirement => requirement.Parse().Name.Normalized))
        {
            if (_tools.TryGetValue(name, out var variable))
                yield return variable;
            else if (name == "pdm-backend" && AsksGit(project))
                yield return "PDM_BUILD_SCM_VERSION";
        }
    }

    private static bool AsksGit(PyProject project) =>
        project.Tool?.Get<TomlTable>("pdm")?.Get<TomlTable>("version")?.GetString("source") == "scm";
}
