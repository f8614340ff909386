using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Wolfi's own CPython, in a root file system that apk lays out from nothing: the interpreter, libstdc++ and the certificates; no shell
/// and no apk. Versions of apk packages rot, so the builder's digest is what pins them.
/// </summary>
internal sealed class WolfiPython : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("cgr.dev/chainguard/wolfi-base:latest");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("scratch");

    /// <inheritdoc/>
    internal override string SystemPython(ServicePlan plan) => $"/usr/bin/python{plan.Python.MinorText}";

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) =>
        [new("UV_PYTHON", SystemPython(plan)), new("UV_PYTHON_DOWNLOADS", "never")];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> InstallPackages(Downloads downloads) =>
        Apk.Install(downloads, [$"python-{downloads.Plan.Python.MinorText}", .. downloads.Plan.Options.Installer == InstallerKind.Pip ? [$"py{downloads.Plan.Python.MinorText}-pip"] : Array.Empty<string>(), .. downloads.Plan.BuilderPackages]);

    /// <inheritdoc/>
    internal override IReadOnlyList<Stage> SideStages(Downloads downloads)
    {
        var minor = downloads.Plan.Python.MinorText;
        return
        [
            WolfiLayout.Stage(
            [
                downloads.InstallSystem([Apk.LayOut(downloads, [$"python-{minor}-base", .. WolfiLayout.Packages(downloads.Plan)]), Layout.Touch(Apk.Root)]),
                new Run(new RunCommand.Shell([Bytecode.CompileLibrary(SystemPython(downloads.Plan), $"/usr/lib/python{minor}", Apk.Root, Apk.Root, Layout.TouchNew(Apk.Root, Apk.Root + "/etc/passwd"))])) { IsOffline = true },
            ]),
        ];
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads) => WolfiLayout.Ship();
}
