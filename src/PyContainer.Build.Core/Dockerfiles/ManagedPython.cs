using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A CPython that uv installs and that ships as a layer of its own, the one that changes least. Any version runs on any glibc base.</summary>
internal static class ManagedPython
{
    // What only developers of C extensions, of Python itself or of desktop programs need.
    private static readonly string[][] _unneeded =
    [
        ["include", "share", "bin/pip*", "bin/idle*", "bin/pydoc*", "bin/*-config"],
        ["lib/*.a", "lib/pkgconfig", "lib/tcl*", "lib/tk*", "lib/itcl*", "lib/thread*"],
        ["lib/python3.*/config-*", "lib/python3.*/ensurepip", "lib/python3.*/site-packages/pip*"],
        ["lib/python3.*/idlelib", "lib/python3.*/lib2to3", "lib/python3.*/test", "lib/python3.*/tkinter", "lib/python3.*/turtledemo"],
        ["lib/python3.*/pydoc_data", "lib/python3.*/turtle.py", "lib/python3.*/lib-dynload/_tkinter*", "lib/python3.*/lib-dynload/_test*", "lib/python3.*/lib-dynload/_ctypes_test*"],
    ];

    /// <summary>Only Pythons of uv, and which.</summary>
    internal static IReadOnlyList<EnvironmentVariable> Policy(ServicePlan plan) =>
    [
        new("UV_MANAGED_PYTHON", "1"),
        new("UV_PYTHON_INSTALL_DIR", Layout.ManagedPythons),
        new("UV_PYTHON", plan.Python.ToString()),
    ];

    /// <summary>Fetches and prunes it, and in a step that has no network compiles it.</summary>
    internal static IReadOnlyList<Instruction> Install(Downloads downloads)
    {
        var python = downloads.Plan.Python;
        // A request for a minor version adds a link of that name; the folder of the release is the one to compile.
        var home = $"{Layout.ManagedPythons}/cpython-{python.MinorText}.{(python.Patch is { } patch ? $"{patch}-" : "")}*";
        var unneeded = string.Concat(_unneeded.Select(line => " \\\n    " + string.Join(' ', line.Select(path => $"{Layout.ManagedPythons}/*/{path}"))));
        return
        [
            downloads.FetchPython("uv python install --no-bin",
            [
                $"rm -rf {Layout.ManagedPythons}/.lock {Layout.ManagedPythons}/.temp {Layout.ManagedPythons}/.gitignore{unneeded}",
                Layout.Touch(Layout.ManagedPythons),
            ]),
            new Run(new RunCommand.Shell([Bytecode.CompileLibrary($"{home}/bin/python3", $"{home}/lib", "", "", Layout.TouchNew(Layout.ManagedPythons, $"{home}/bin/python3"))])) { IsOffline = true },
        ];
    }

    /// <summary>Brings it into what ships.</summary>
    internal static Copy Ship() => new([$"{Layout.ManagedPythons}/"], $"{Layout.ManagedPythons}/", "base", "0:0");
}
