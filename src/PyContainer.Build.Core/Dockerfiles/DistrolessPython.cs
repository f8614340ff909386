using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Debian's own CPython in distroless python3. The builder is the official image of the same minor version, with the interpreter at the
/// path that ships; the shipped library has no bytecode, so a side stage makes it.
/// </summary>
internal sealed class DistrolessPython : BaseRecipe
{
    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse($"docker.io/library/python:{plan.Python.MinorText}-slim-trixie");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("gcr.io/distroless/python3-debian13:" + (plan.Options.IsDebug ? "debug-nonroot" : "nonroot"));

    /// <inheritdoc/>
    internal override string SystemPython(ServicePlan plan) => $"/usr/bin/python{plan.Python.MinorText}";

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) =>
        [new("UV_PYTHON", SystemPython(plan)), new("UV_PYTHON_DOWNLOADS", "never")];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads) =>
    [
        // The environment remembers this path; the one of the builder would dangle in what ships.
        new Run(new RunCommand.Exec(new ExecForm(["/bin/ln", "-s", $"/usr/local/bin/python{downloads.Plan.Python.MinorText}", SystemPython(downloads.Plan)]))) { IsOffline = true },
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<Stage> SideStages(Downloads downloads)
    {
        var plan = downloads.Plan;
        var library = $"/usr/lib/python{plan.Python.MinorText}";
        return
        [
            new Stage("stdlib", "base", "Bytecode for the library that ships, which brings none.",
            [
                new Run(new RunCommand.Shell([Bytecode.CompileLibrary(SystemPython(plan), library, Layout.Input, Layout.Output, Layout.Touch(Layout.Output))]))
                {
                    Mounts = [new BindMount(library, Layout.Input + library, Recipe.RuntimeImage(plan).Text)],
                    IsOffline = true,
                },
            ]),
        ];
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(Downloads downloads) => [new Copy([$"{Layout.Output}/"], "/", "stdlib", "0:0")];
}
