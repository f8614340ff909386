using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>Finds libraries in an image as the dynamic loader does (ld.so(8) of glibc, and musl's).</summary>
internal sealed class SharedLibraries
{
    private static readonly Dictionary<int, string> _multiarch = new()
    {
        [3] = "i386-linux-gnu", [21] = "powerpc64le-linux-gnu", [22] = "s390x-linux-gnu", [40] = "arm-linux-gnueabihf", [62] = "x86_64-linux-gnu", [183] = "aarch64-linux-gnu", [243] = "riscv64-linux-gnu",
    };

    private readonly ShippedFiles _files;
    private readonly ILookup<string, string> _cache;
    private readonly List<string> _folders;
    private readonly string[] _named;
    private readonly HashSet<string> _installed;
    private readonly Dictionary<string, ImageFile> _loaded = new(StringComparer.Ordinal);

    internal SharedLibraries(ShippedFiles files)
    {
        _files = files;
        var programs = files.Files.Files.Where(file => file.Elf is { IsLoadable: true }).ToList();
        Machine = (files.Interpreters.FirstOrDefault(file => file.Elf is not null) ?? programs.FirstOrDefault(file => file.Elf!.Interpreter.Length > 0) ?? programs.FirstOrDefault())?.Elf!.Machine ?? default;
        Programs = [.. programs.Where(file => file.Elf!.Machine == Machine)];
        IsMusl = files.Files.In("/lib").Any(file => file.Name.StartsWith("ld-musl-", StringComparison.Ordinal));
        _cache = LoaderCache.Parse(files.Files.Resolve("/etc/ld.so.cache") is { } cache ? cache.Content.Span : default);
        _named = [.. (files.Image.Variable("LD_LIBRARY_PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)];
        _folders = [.. SystemFolders()];
        _installed = programs.Where(file => ShippedFiles.IsInstalled(file.Path)).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var interpreter in files.Interpreters)
            Load(interpreter);
    }

    /// <summary>What the interpreter is made for. Files for other machines are not for this image: some packages bring several.</summary>
    internal ElfMachine Machine { get; }

    /// <summary>All programs and libraries for that machine.</summary>
    internal IReadOnlyList<ImageFile> Programs { get; }

    /// <summary>Whether the C library is musl.</summary>
    internal bool IsMusl { get; }

    /// <summary>The library that a file gets for a name; null where the loader finds none.</summary>
    internal ImageFile? Find(ImageFile user, string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
            return Library(name);
        return OwnFolders(user).Concat(_named).Select(folder => Library($"{folder}/{name}")).FirstOrDefault(file => file is not null)
            ?? _cache[name].Select(Library).FirstOrDefault(file => file is not null)
            ?? _folders.Select(folder => Library($"{folder}/{name}")).FirstOrDefault(file => file is not null)
            // What is loaded already is taken by its name.
            ?? _loaded.GetValueOrDefault(name);
    }

    /// <summary>Whether a package brings a library of that name, which it may load by itself before another needs it.</summary>
    internal bool IsInstalled(string name) => _installed.Contains(name);

    private static IEnumerable<string> OwnFolders(ImageFile user) =>
        (user.Elf!.RunPath.Count > 0 ? user.Elf.RunPath : user.Elf.InheritedPath).Select(folder => folder
            .Replace("${ORIGIN}", user.Folder, StringComparison.Ordinal).Replace("$ORIGIN", user.Folder, StringComparison.Ordinal));

    // Debian's loader also looks where Debian puts its libraries; that is where its C library is.
    private IEnumerable<string> SystemFolders()
    {
        string[] plain = ["/lib64", "/usr/lib64", "/lib", "/usr/lib"];
        if (IsMusl)
        {
            var written = _files.Files.In("/etc").Where(file => file.Name.StartsWith("ld-musl-", StringComparison.Ordinal)).SelectMany(file => file.Text.Split(['\n', ':'], StringSplitOptions.RemoveEmptyEntries)).ToList();
            return written.Count > 0 ? written : ["/lib", "/usr/local/lib", "/usr/lib"];
        }
        return _multiarch.TryGetValue(Machine.Number, out var name) && (Library($"/lib/{name}/libc.so.6") ?? Library($"/usr/lib/{name}/libc.so.6")) is not null
            ? [$"/lib/{name}", $"/usr/lib/{name}", .. plain]
            : plain;
    }

    private ImageFile? Library(string path) => _files.Files.Resolve(path) is { Elf: { IsLoadable: true } elf } file && elf.Machine == Machine ? file : null;

    // What an interpreter needs is there before any package is imported.
    private void Load(ImageFile program)
    {
        foreach (var name in program.Elf?.Needed.Where(name => !_loaded.ContainsKey(name)).ToList() ?? [])
        {
            if (Find(program, name) is { } library && _loaded.TryAdd(name, library))
                Load(library);
        }
    }
}
