using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The Python programs of the stage <c>app</c>, which make the tree of the project's own files: nothing of a dependency, bytecode that
/// is checked by hash, one date. So a changed line ships the project's files alone, and a repeated build gives the same layer.
/// </summary>
internal static class OwnFilesScript
{
    // Both programs end with the same steps; a here-document cannot share a function.
    private const string Finish =
        """
            if target.suffix == ".py":
                py_compile.compile(str(target), dfile=str(shipped), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        for folder, _, names in os.walk("/out", topdown=False):
            for path in [os.path.join(folder, name) for name in names] + [folder]:
                os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
        """;

    // RECORD lists what an installed distribution consists of (PyPA, "Recording installed projects").
    private const string Installed =
        """
        import importlib.metadata, os, pathlib, py_compile, shutil, sys
        files = [file for name in sys.argv[1:] for found in importlib.metadata.distributions(name=name) for file in found.files]
        if not files: sys.exit("none of the project's own distributions was installed")
        for file in files:
            shipped = pathlib.Path(os.path.normpath(file.locate()))
            target = pathlib.Path("/out" + str(shipped))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(shipped, target)
        """;

    private const string Plain =
        """
        import os, pathlib, py_compile, shutil, sys
        files = [file for entry in sys.argv[1:] for root in [pathlib.Path(entry)]
                 for file in ([root] if root.is_file() else sorted(root.rglob("*"))) if file.is_file() and "__pycache__" not in file.parts]
        for file in files:
            shipped = pathlib.Path("/app") / file
            target = pathlib.Path("/out" + str(shipped))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)
            target.chmod(0o755 if os.access(file, os.X_OK) else 0o644)
        """;

    /// <summary>The command for distributions that uv has installed.</summary>
    internal static IReadOnlyList<string> ForInstalled(IEnumerable<string> distributions) => Call(Installed, distributions);

    /// <summary>The command for files that are copied as they lie.</summary>
    internal static IReadOnlyList<string> ForPlain(IEnumerable<string> entries) => Call(Plain, entries);

    private static string[] Call(string program, IEnumerable<string> arguments)
    {
        var call = $"{Layout.Interpreter} -I - {string.Join(' ', arguments.Select(ShellWord.Quote))}";
        var text = program + "\n" + Finish.Replace("EPOCH", Layout.Epoch, StringComparison.Ordinal);
        return [call + " <<'PY'", .. text.ReplaceLineEndings("\n").Split('\n'), "PY"];
    }
}
