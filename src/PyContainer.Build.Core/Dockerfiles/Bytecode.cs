namespace PyContainer.Build.Dockerfiles;

/// <summary>Compiles Python to files that are checked by hash, so that no start has to: a read-only root could not even keep the result.</summary>
internal static class Bytecode
{
    /// <summary>
    /// A Python function for the programs of the build. It writes the file that <c>py_compile</c> would, after the published format
    /// (PEP 552: magic number, flags, hash, code), without the modules that <c>py_compile</c> brings.
    /// </summary>
    internal const string Function =
        """
        import importlib.util, marshal, os, sys
        def write_bytecode(source, shipped, target):
            with open(source, "rb") as file: text = file.read()
            code = marshal.dumps(compile(text, shipped, "exec", dont_inherit=True))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file: file.write(importlib.util.MAGIC_NUMBER + b"\3\0\0\0" + importlib.util.source_hash(text) + code)
        """;

    /// <summary>
    /// The variable under which uv compiles the dependencies: without column numbers, which are a fifth of the bytes. Tracebacks still
    /// name file, function and line; the project's own files keep the columns too.
    /// </summary>
    internal const string Compact = "PYTHONNODEBUGRANGES=1";

    /// <summary>
    /// The command that compiles installed packages, where pip and not uv installs. <c>-B</c>: what compileall itself imports would
    /// otherwise be written with a time stamp and then be passed over.
    /// </summary>
    internal static string CompilePackages(string interpreter, string folder) =>
        $"{interpreter} -B -X no_debug_ranges -m compileall -q --invalidation-mode checked-hash {folder}";

    // What a file becomes depends on nothing but the file, so the number of processes does not show in the layer.
    private const string Library =
        """
        import gc
        def compile_share(root, library, out, first, step):
            gc.disable()
            names = sorted(os.path.join(folder, name)[len(root):] for folder, _, files in os.walk(root + library) for name in files if name.endswith(".py"))
            for name in names[first::step]: write_bytecode(root + name, name, importlib.util.cache_from_source(out + name))
        count, children = len(os.sched_getaffinity(0)), []
        for share in range(count):
            child = os.fork()
            if child: children.append(child)
            else:
                try: compile_share(*sys.argv[1:], share, count)
                except BaseException as error: print(error, file=sys.stderr, flush=True); os._exit(1)
                os._exit(0)
        if [child for child in children if os.waitpid(child, 0)[1]]: sys.exit("the standard library was not compiled")
        """;

    /// <summary>
    /// The command that compiles a standard library with all processors, and what follows it; the last of its step.
    /// </summary>
    /// <param name="interpreter">The interpreter that will run it.</param>
    /// <param name="library">The folder as it ships.</param>
    /// <param name="root">Where the root of what ships lies now; empty is the root itself.</param>
    /// <param name="output">The root that takes the compiled files; empty puts them beside the sources.</param>
    /// <param name="then">Commands that follow.</param>
    internal static string CompileLibrary(string interpreter, string library, string root, string output, params IEnumerable<string> then)
    {
        var call = $"{interpreter} -I -S -B -W ignore -X no_debug_ranges - '{root}' {library} '{output}' <<'PY'";
        return string.Join(" && ", [call, .. then]) + $"\n{(Function + "\n" + Library).ReplaceLineEndings("\n")}\nPY";
    }
}
