using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The step that starts the interpreter in the image that ships, as the user that ships, before anything is built on it: the
/// environment resolves, the version is the one that was asked for, the native parts of the library find theirs.
/// </summary>
internal static class SmokeTest
{
    /// <summary>The stage's instructions. The stage <c>app</c> mounts the proof, so no image exists without it.</summary>
    internal static IReadOnlyList<Instruction> Instructions(ServicePlan plan) =>
    [
        User.Of(plan.Options.User),
        new Run(new RunCommand.Exec(new ExecForm([Layout.Interpreter, "-I", "-B", "-c", Program(plan.Python)]))) { IsOffline = true },
    ];

    private static string Program(PythonRequest python) =>
        "import ctypes, hashlib, os, ssl, sys, zlib\n"
        + $"found = sys.prefix, sys.version_info[:2]\n"
        + $"if found != ('{Layout.Environment}', ({python.Major}, {python.Minor})): sys.exit(f'unexpected interpreter: {{found}}')\n"
        + $"os.mkdir('{Layout.Proof}')";
}
