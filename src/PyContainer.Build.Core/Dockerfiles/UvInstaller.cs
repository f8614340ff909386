using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>uv, from <c>uv.lock</c>.</summary>
internal sealed class UvInstaller(Downloads downloads) : Installer(downloads)
{
    /// <inheritdoc/>
    internal override string Reason => "The packages of others, from the part of uv.lock that this service needs and no more: the build context 'closure' holds it.";

    /// <inheritdoc/>
    protected override IEnumerable<Mount> Mounts => Downloads.Mounts;

    // The wheels stay in the stage: a cache mount may be empty where a cached step is not run again.
    /// <inheritdoc/>
    protected override IEnumerable<Mount> BackEndMounts => Downloads.Uncached;

    /// <inheritdoc/>
    protected override IEnumerable<Mount> DevelopmentMounts =>
        Plan.Files.Manifests.Concat(Plan.Files.MemberManifests).Select(name => new BindMount(name, $"{Plan.Outside.SourceRoot}/{name}"));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> AfterCompiling => [Ready];

    // What ships: no group that was not asked for.
    private string Selection => $"{Package} --no-default-groups{Extras}" + string.Concat(Plan.Options.Groups.Select(group => " --group " + ShellWord.Quote(group)));

    // WORKDIR would make each step run again for each commit: BuildKit counts SOURCE_DATE_EPOCH to its inputs.
    private string Sync => $"uv sync --directory {Plan.Outside.SourceRoot}";

    private string Package => Plan.Project.Package is { } name ? $" --package {name}" : "";

    private string Extras => string.Concat(Plan.Options.Extras.Select(extra => " --extra " + ShellWord.Quote(extra)));

    private string Groups => Plan.DevelopmentGroups is { } groups
        ? "--no-default-groups" + string.Concat(groups.Union(Plan.Options.Groups, StringComparer.Ordinal).Select(group => " --group " + ShellWord.Quote(group)))
        : "--all-groups";

    // uv asks an interpreter about itself and keeps the answer in its cache. The steps after every changed line find it there.
    internal static string Ready => $"uv pip freeze --offline --python {Layout.Interpreter} > /dev/null";

    // uv would start the interpreter for it, and with it the .pth files of packages, beside the secrets.
    internal const string NoBytecode = "--no-compile-bytecode";

    /// <summary>uv itself and how it works in a builder, whatever it installs.</summary>
    internal static IReadOnlyList<Instruction> Uv(ServicePlan plan, BaseRecipe recipe) =>
    [
        new Copy(["/uv"], "/usr/local/bin/uv", "uv"),
        new Env(
        [
            new("UV_LINK_MODE", "copy"),
            new("UV_NO_EDITABLE", "1"),
            new("UV_NO_INSTALLER_METADATA", "1"),
            new("UV_PROJECT_ENVIRONMENT", Layout.Environment),
            .. recipe.InterpreterPolicy(plan),
        ]),
    ];

    /// <summary>The command that puts the back ends of a stage into a cache of uv's.</summary>
    internal static string Fetch(Downloads downloads, string directory, int number, string requirements) =>
        downloads.With($"UV_CACHE_DIR={Layout.BackEnds} uv pip install{directory} {NoBytecode} --target /tmp/backends/{number} {OnlyWheels.Of(downloads.Plan)} {requirements}");

    /// <summary>The commands before a build that has no network: uv takes packages from its cache alone, which the stage <c>build</c> would look for below <c>XDG_CACHE_HOME</c>.</summary>
    internal static IEnumerable<string> Offline(bool hasBackEnds) =>
        [$"export UV_OFFLINE=1 UV_CACHE_DIR={Layout.UvCache}", .. hasBackEnds ? [$"mkdir -p {Layout.UvCache}", $"cp -R {Layout.BackEnds}/. {Layout.UvCache}"] : Array.Empty<string>()];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) => Uv(Plan, recipe);

    // Nothing is compared here: these manifests hold names alone. The stage app compares the whole.
    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDependencies() =>
    [
        Downloads.With($"{Sync} --frozen{Selection} --no-install-local {NoBytecode}{(Plan.SourceBuilds.Packages.Count == 0 ? " --no-build" : "")}"),
        $"rm -f {Layout.Environment}/.lock",
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> FetchDevelopment() =>
    [
        .. Plan.DevelopmentSourceBuilds is { Packages.Count: > 0 } builds && builds.WheelsOnly.Count > 0 ? [$"export UV_NO_BUILD_PACKAGE='{string.Join(' ', builds.WheelsOnly)}'"] : Array.Empty<string>(),
        Downloads.With($"{Sync} --frozen{Package}{Extras} {Groups} --no-install-local {NoBytecode}{(Plan.DevelopmentSourceBuilds.Packages.Count == 0 ? " --no-build" : "")}"),
        $"rm -f {Layout.Environment}/.lock",
    ];

    /// <inheritdoc/>
    protected override string FetchBackEnds(int number, string requirements) => Fetch(Downloads, HasBackEndSettings ? " --directory " + Plan.Outside.SourceRoot : "", number, requirements);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() =>
    [
        .. Offline(Plan.BackEnds.Exist),
        // Proof that the layer of the dependencies is what the whole lock says, and that the lock is what the manifests say.
        $"{Sync} --locked{Selection}{(Plan.BuildsOwn ? " --no-install-local" : "")} --check",
        .. Plan.BuildsOwn ? [$"{Sync} --locked{Selection}"] : Array.Empty<string>(),
    ];

    // Editable, so that reports name the files below /src.
    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() => [.. Offline(Plan.DevelopmentBackEnds.Exist), $"UV_NO_EDITABLE=0 {Sync} --locked{Package}{Extras} {Groups}"];
}
