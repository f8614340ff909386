using PyContainer.Build.Planning;

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

    // What a file becomes depends on nothing but the file, so the number of processes does not show in the layer.
    private const string Tree =
        """
        import gc
        root, library, out, keep_going = sys.argv[1:]
        names = sorted(os.path.join(folder, name)[len(root):] for folder, _, files in os.walk(root + library) for name in files if name.endswith(".py"))
        def compile_share(first, step):
            gc.disable()
            for name in names[first::step]:
                try: write_bytecode(root + name, name, importlib.util.cache_from_source(out + name))
                except (SyntaxError, ValueError, RecursionError) as error:
                    if not keep_going: raise
                    print(f"not compiled: {name}: {error}", flush=True)
        count, children = len(os.sched_getaffinity(0)), []
        for share in range(count):
            child = os.fork()
            if child: children.append(child)
            else:
                try: compile_share(share, count)
                except BaseException as error: print(error, file=sys.stderr, flush=True); os._exit(1)
                os._exit(0)
        if [child for child in children if os.waitpid(child, 0)[1]]: sys.exit("not everything was compiled")
        """;

    /// <summary>
    /// The command that compiles a standard library with all processors, and what follows it; the last of its step.
    /// </summary>
    /// <param name="interpreter">The interpreter that will run it.</param>
    /// <param name="library">The folder as it ships.</param>
    /// <param name="root">Where the root of what ships lies now; empty is the root itself.</param>
    /// <param name="output">The root that takes the compiled files; empty puts them beside the sources.</param>
    /// <param name="then">Commands that follow.</param>
    internal static string CompileLibrary(string interpreter, string library, string root, string output, params IEnumerable<string> then) =>
        Compile(interpreter, library, root, output, "", then);

    /// <summary>
    /// The same for the packages of an environment. Files that no interpreter of this version can read are among the data of some packages.
    /// Column numbers, a fifth of the bytes, are left out; tracebacks still name file, function and line.
    /// </summary>
    internal static string CompileEnvironment(params IEnumerable<string> then) => Compile(Layout.Interpreter, Layout.Environment + "/lib", "", "", "keep-going", then);

    // Isolated and without site (-I -S): no .pth file of a package runs here.
    private static string Compile(string interpreter, string folder, string root, string output, string mode, IEnumerable<string> then)
    {
        var call = $"{interpreter} -I -S -B -W ignore -X no_debug_ranges - '{root}' {folder} '{output}' '{mode}' <<'PY'";
        return string.Join(" && ", [call, .. then]) + $"\n{(Function + "\n" + Tree).ReplaceLineEndings("\n")}\nPY";
    }
}
