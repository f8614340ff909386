using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>A <c>uv sync</c> and what its options and variables mean.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Command">The command.</param>
internal sealed record UvSync(BuildStep Step, ShellCommand Command)
{
    private static readonly string[] _developmentGroups = ["dev", "develop", "development", "test", "tests", "testing", "lint", "typing", "types", "docs", "ci", "qa", "check"];

    /// <summary>The lock must match the manifests.</summary>
    internal bool IsLocked => Is("--locked", "UV_LOCKED");

    /// <summary>The lock is taken as it is.</summary>
    internal bool IsFrozen => Is("--frozen", "UV_FROZEN");

    /// <summary>No group that only developers need comes along by default.</summary>
    internal bool LeavesDefaultGroups => Is("--no-default-groups", "UV_NO_DEFAULT_GROUPS") || Is("--no-dev", "UV_NO_DEV");

    /// <summary>A group that only developers need is asked for.</summary>
    internal bool AsksForDevelopment => Command.Has("--dev") || Command.Has("--only-dev") || Is("--all-groups", "UV_ALL_GROUPS")
        || Options("--group").Concat(Options("--only-group")).Any(_developmentGroups.Contains);

    /// <summary>The project's own files stay out.</summary>
    internal bool LeavesOwnFiles => Is("--no-install-project", "UV_NO_INSTALL_PROJECT") || Is("--no-install-workspace", "UV_NO_INSTALL_WORKSPACE") || Is("--no-install-local", "UV_NO_INSTALL_LOCAL");

    /// <summary>The own files are copied into the environment, not linked.</summary>
    internal bool IsNonEditable => Is("--no-editable", "UV_NO_EDITABLE");

    /// <summary>No source distribution is built.</summary>
    internal bool BuildsNothing => Is("--no-build", "UV_NO_BUILD");

    /// <summary>Where the environment lies; null where the file does not tell.</summary>
    internal string? Environment =>
        Step.Variable(Command, "UV_PROJECT_ENVIRONMENT") is { } set ? Step.Run.Before.Resolve(set) : Step.Run.Before.Directory is { } folder ? folder.TrimEnd('/') + "/.venv" : null;

    internal bool Is(string option, string variable) => Command.Has(option) || Step.IsOn(Command, variable);

    private IEnumerable<string> Options(string name) =>
        Command.Words.Zip(Command.Words.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second)
            .Concat(Command.Words.Where(word => word.StartsWith(name + "=", StringComparison.Ordinal)).Select(word => word[(name.Length + 1)..]));
}

/// <summary>An install by pip, or by <c>uv pip</c>.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Command">The command.</param>
/// <param name="IsUv">Whether uv does it.</param>
internal sealed record PipInstall(BuildStep Step, ShellCommand Command, bool IsUv)
{
    /// <summary>Whether anything may come from an index.</summary>
    internal bool UsesIndex => !Command.Has("--no-index") && !(Command.Has("--no-deps") && Requirements.All(IsPath) && !Command.Has("-r") && !Command.Has("--requirement"));

    /// <summary>Whether each artefact is held against a hash.</summary>
    internal bool IsHashed => Command.Has("--require-hashes") || Step.IsOn(Command, IsUv ? "UV_REQUIRE_HASHES" : "PIP_REQUIRE_HASHES");

    /// <summary>Whether no source distribution is built.</summary>
    internal bool BuildsNothing => Command.Value("--only-binary") == ":all:" || Command.Has("--no-build") || Step.Variable(Command, "PIP_ONLY_BINARY") == ":all:" || Step.IsOn(Command, "UV_NO_BUILD");

    /// <summary>What is asked for by name or path.</summary>
    internal IEnumerable<string> Requirements => Command.Operands.SkipWhile(word => word is not ("install" or "sync")).Skip(1);

    private static bool IsPath(string word) => word.StartsWith('.') || word.StartsWith('/');
}
