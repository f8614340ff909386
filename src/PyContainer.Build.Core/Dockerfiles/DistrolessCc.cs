using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// A CPython that uv manages, in distroless cc: glibc, libstdc++, libgcc, certificates and zone data; no shell, no package manager.
/// The interpreter is a layer of its own, the one that changes least.
/// </summary>
internal sealed class DistrolessCc : BaseRecipe
{
    // What only developers of C extensions, of Python itself or of desktop programs need.
    private static readonly string[][] _unneeded =
    [
        ["include", "share", "bin/pip*", "bin/idle*", "bin/pydoc*", "bin/*-config"],
        ["lib/*.a", "lib/pkgconfig", "lib/tcl*", "lib/tk*", "lib/itcl*", "lib/thread*"],
        ["lib/python3.*/config-*", "lib/python3.*/ensurepip", "lib/python3.*/site-packages/pip*"],
        ["lib/python3.*/idlelib", "lib/python3.*/lib2to3", "lib/python3.*/test", "lib/python3.*/tkinter", "lib/python3.*/turtledemo"],
    ];

    /// <inheritdoc/>
    internal override ImageReference Builder(ServicePlan plan) => ImageReference.Parse("docker.io/library/debian:13-slim");

    /// <inheritdoc/>
    internal override ImageReference Runtime(ServicePlan plan) => ImageReference.Parse("gcr.io/distroless/cc-debian13:nonroot");

    /// <inheritdoc/>
    internal override IReadOnlyList<EnvironmentVariable> InterpreterPolicy(ServicePlan plan) =>
    [
        new("UV_MANAGED_PYTHON", "1"),
        new("UV_PYTHON_INSTALL_DIR", Layout.ManagedPythons),
        new("UV_PYTHON", plan.Python.ToString()),
    ];

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> ProvideInterpreter(Downloads downloads)
    {
        var python = downloads.Plan.Python;
        // A request for a minor version adds a link of that name; the folder of the release is the one to compile.
        var home = $"{Layout.ManagedPythons}/cpython-{python.MinorText}.{(python.Patch is { } patch ? $"{patch}-" : "")}*";
        var unneeded = string.Concat(_unneeded.Select(line => " \\\n    " + string.Join(' ', line.Select(path => $"{Layout.ManagedPythons}/*/{path}"))));
        return
        [
            downloads.Run(
            [
                downloads.WithPythons("uv python install --no-bin"),
                $"rm -rf {Layout.ManagedPythons}/.lock {Layout.ManagedPythons}/.temp {Layout.ManagedPythons}/.gitignore{unneeded}",
                // -B: what compileall itself imports would otherwise be written with a time stamp and then be passed over.
                $"{home}/bin/python3 -B -m compileall -q --invalidation-mode checked-hash {home}/lib",
                Layout.Touch(Layout.ManagedPythons),
            ]),
        ];
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<Instruction> PrepareRuntime(ServicePlan plan) =>
        [new Copy([$"{Layout.ManagedPythons}/"], $"{Layout.ManagedPythons}/", "base", "0:0")];
}
