namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// The Python programs of the stage <c>app</c>, which make the tree of the project's own files: nothing of a dependency, bytecode that
/// is checked by hash, one date. So a changed line ships the project's files alone, and a repeated build gives the same layer.
/// They run after every changed line, and import little for that: <c>importlib.metadata</c> alone takes longer than the work.
/// </summary>
internal static class OwnFilesScript
{
    private const string Start =
        """
        def ship(source, shipped):
            target = "OUTPUT" + shipped
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(source, "rb") as file, open(target, "wb") as copy:
                while block := file.read(1 << 20): copy.write(block)
            os.chmod(target, 0o755 if os.access(source, os.X_OK) else 0o644)
            if shipped.endswith(".py"): write_bytecode(source, shipped, importlib.util.cache_from_source(target))
        """;

    // RECORD lists what an installed distribution consists of (PyPA, "Recording installed projects"): path, hash, size.
    private const string Installed =
        """
        site = f"ENVIRONMENT/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
        own = [entry for entry in sorted(os.listdir(site)) if entry.endswith(".dist-info")
               and "-".join(filter(None, entry.split("-")[0].lower().replace("_", "-").replace(".", "-").split("-"))) in sys.argv[1:]]
        if not own: sys.exit("none of the project's own distributions was installed")
        for entry in own:
            with open(f"{site}/{entry}/RECORD", encoding="utf-8") as record: lines = record.read().splitlines()
            for path in [line.rsplit(",", 2)[0] for line in lines]:
                if path.startswith('"'): path = path[1:-1].replace('""', '"')
                shipped = os.path.normpath(os.path.join(site, path))
                ship(shipped, shipped)
        """;

    private const string Plain =
        """
        def files_below(path, above):
            place = os.path.realpath(path)
            if not place.startswith("SOURCES/"): sys.exit(f"{path} is a link to {place}, which is not among the project's files")
            if place in above: sys.exit(f"{path} is a link to a folder that it lies in")
            if os.path.isfile(path): yield path
            elif os.path.isdir(path) and os.path.basename(path) != "__pycache__":
                for name in sorted(os.listdir(path)): yield from files_below(path + "/" + name, above + [place])
        os.chdir(sys.argv[1])
        for argument in ENTRIES:
            for path in files_below(argument, []): ship(path, "/app/" + path)
        """;

    private const string Visible = "sorted(name for name in os.listdir(sys.argv[2]) if name not in sys.argv[3:] and name[0] != '.' and name != '__pycache__')";

    private const string Finish =
        """
        for folder, _, names in os.walk("OUTPUT", topdown=False):
            for path in [os.path.join(folder, name) for name in names] + [folder]:
                os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
        """;

    /// <summary>The command for distributions that uv has installed.</summary>
    /// <param name="distributions">Their names, normalized.</param>
    internal static IReadOnlyList<string> ForInstalled(IEnumerable<string> distributions) => Call(Installed, distributions);

    /// <summary>The command for files that are copied as they lie.</summary>
    /// <param name="folder">The folder that they lie in.</param>
    /// <param name="entries">Their names.</param>
    internal static IReadOnlyList<string> ForPlain(string folder, IEnumerable<string> entries) =>
        Call(Plain.Replace("ENTRIES", "sys.argv[2:]", StringComparison.Ordinal), entries.Prepend(folder));

    /// <summary>The command for such files after commands that may have added to them.</summary>
    /// <param name="folder">The folder that they lie in.</param>
    /// <param name="left">The folder as those commands left it; everything at its top ships but for what hides.</param>
    /// <param name="others">What does not ship either.</param>
    internal static IReadOnlyList<string> ForChanged(string folder, string left, IEnumerable<string> others) =>
        Call(Plain.Replace("ENTRIES", Visible, StringComparison.Ordinal), others.Prepend(left).Prepend(folder));

    private static IReadOnlyList<string> Call(string program, IEnumerable<string> arguments) => PythonProgram.Call(string.Join('\n', Bytecode.Function, Start, program, Finish), arguments);
}
