using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>uv, from <c>uv.lock</c>.</summary>
internal sealed class UvInstaller(Downloads downloads) : Installer(downloads)
{
    /// <inheritdoc/>
    internal override string Reason => "The packages of others, from the part of uv.lock that this service needs and no more: the build context 'closure' holds it.";

    /// <inheritdoc/>
    internal override IEnumerable<Mount> Mounts => Downloads.Mounts;

    // What ships: no group that was not asked for.
    private string Selection => $"{Package} --no-default-groups{Extras}" + string.Concat(Plan.Options.Groups.Select(group => " --group " + ShellWord.Quote(group)));

    private string Package => Plan.Project.Package is { } name ? $" --package {name}" : "";

    private string Extras => string.Concat(Plan.Options.Extras.Select(extra => " --extra " + ShellWord.Quote(extra)));

    private string Groups => Plan.DevelopmentGroups is { } groups
        ? "--no-default-groups" + string.Concat(groups.Union(Plan.Options.Groups, StringComparer.Ordinal).Select(group => " --group " + ShellWord.Quote(group)))
        : "--all-groups";

    /// <summary>uv itself and how it works in a builder, whatever it installs.</summary>
    internal static IReadOnlyList<Instruction> Uv(ServicePlan plan, BaseRecipe recipe) =>
    [
        new Copy(["/uv"], "/usr/local/bin/uv", "uv"),
        new Workdir(plan.Outside.SourceRoot),
        new Env(
        [
            new("UV_LINK_MODE", "copy"),
            new("UV_NO_EDITABLE", "1"),
            new("UV_NO_INSTALLER_METADATA", "1"),
            new("UV_PROJECT_ENVIRONMENT", Layout.Environment),
            // Bytecode that is checked by hash survives the constant dates below; time stamps would make it stale.
            new("PYC_INVALIDATION_MODE", "CHECKED_HASH"),
            .. recipe.InterpreterPolicy(plan),
        ]),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> Tool(BaseRecipe recipe) => Uv(Plan, recipe);

    // Nothing is compared here: these manifests hold names alone. The stage app compares the whole.
    /// <inheritdoc/>
    internal override IReadOnlyList<string> Dependencies() =>
    [
        Downloads.With($"{Bytecode.Compact} uv sync --frozen{Selection} --no-install-local{(Plan.SourceBuilds.Packages.Count == 0 ? " --no-build" : "")} --compile-bytecode"),
        $"rm -f {Layout.Environment}/.lock",
        Layout.Touch(Layout.Application),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Project() =>
    [
        // Proof that the layer of the dependencies is what the whole lock says, and that the lock is what the manifests say.
        Downloads.With($"uv sync --locked{Selection}{(Plan.BuildsOwn ? " --no-install-local" : "")} --check"),
        .. Plan.BuildsOwn ? [Downloads.With($"uv sync --locked{Selection}")] : Array.Empty<string>(),
    ];

    // Editable, so that reports name the files below /src.
    /// <inheritdoc/>
    internal override IReadOnlyList<string> Development() => [Downloads.With($"UV_NO_EDITABLE=0 uv sync --locked{Package}{Extras} {Groups}{Fresh}")];

    // uv keeps what it built of a folder until a file of it changes; a version that comes from outside is no file.
    private string Fresh => string.Concat(Plan.DynamicVersions.Packages.Select(name => " --refresh-package " + name));
}
