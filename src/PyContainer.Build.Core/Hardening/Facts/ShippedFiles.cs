using System.Text.RegularExpressions;
using PyContainer.Build.Buildx;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>The files of an image as rules ask for them.</summary>
internal sealed partial class ShippedFiles
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly Lazy<SharedLibraries> _libraries;

    internal ShippedFiles(ImageFileSystem files, ImageConfig image)
    {
        (Files, Image) = (files, image);
        PathFolders = [.. (image.Variable("PATH") ?? DefaultPath).Split(':', StringSplitOptions.RemoveEmptyEntries)];
        Environments = [.. files.Files.Where(file => file is { Name: "pyvenv.cfg", Kind: ImageFileKind.File }).Select(file => new PythonEnvironment(this, file))];
        Interpreters = [.. files.Files.Where(file => file.IsExecutable && Interpreter().IsMatch(file.Name)).Concat(Environments.Select(environment => environment.Interpreter).OfType<ImageFile>()).Distinct()];
        SiteFolders = [.. files.Files.Where(file => file is { Kind: ImageFileKind.Directory, Name: "site-packages" or "dist-packages" })];
        _libraries = new(() => new SharedLibraries(this));
    }

    /// <summary>The tree and its layers.</summary>
    internal ImageFileSystem Files { get; }

    /// <summary>The config.</summary>
    internal ImageConfig Image { get; }

    /// <summary>The folders in which programs are looked for.</summary>
    internal IReadOnlyList<string> PathFolders { get; }

    /// <summary>The virtual environments.</summary>
    internal IReadOnlyList<PythonEnvironment> Environments { get; }

    /// <summary>The programs that are a Python, links resolved.</summary>
    internal IReadOnlyList<ImageFile> Interpreters { get; }

    /// <summary>The folders that packages are installed in.</summary>
    internal IReadOnlyList<ImageFile> SiteFolders { get; }

    /// <summary>How libraries are found.</summary>
    internal SharedLibraries Libraries => _libraries.Value;

    /// <summary>What can be run under one of some names: regular files and links that lead to one.</summary>
    internal IEnumerable<ImageFile> Programs(IReadOnlySet<string> names) => Programs(names.Contains);

    /// <summary>What can be run under a name.</summary>
    internal IEnumerable<ImageFile> Programs(Func<string, bool> isName) => Files.Files.Where(file =>
        isName(file.Name) && IsProgramFolder(file.Folder) && (file.IsExecutable || (file.Kind == ImageFileKind.Link && Files.Resolve(file.Path) is { IsExecutable: true })));

    /// <summary>The program that a name starts: a path, or a name that is looked for.</summary>
    internal ImageFile? Program(string name) => name.Contains('/', StringComparison.Ordinal)
        ? Files.Resolve(name.StartsWith('/') ? name : $"{Image.WorkingDirectory}/{name}")
        : PathFolders.Select(folder => Files.Resolve($"{folder}/{name}")).FirstOrDefault(file => file?.IsExecutable == true);

    /// <summary>Whether a path lies in a folder of installed packages.</summary>
    internal static bool IsInstalled(string path) => path.Contains("/site-packages/", StringComparison.Ordinal) || path.Contains("/dist-packages/", StringComparison.Ordinal);

    /// <summary>Whether a path lies in the library of an interpreter, installed packages among it.</summary>
    internal static bool IsInLibrary(string path) => Library().IsMatch(path);

    private bool IsProgramFolder(string folder) => folder[(folder.LastIndexOf('/') + 1)..] is "bin" or "sbin" or "busybox" || PathFolders.Contains(folder);

    [GeneratedRegex(@"\A(?:python|pypy)[0-9]+(?:\.[0-9]+)?t?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Interpreter();

    [GeneratedRegex("/lib(?:64)?/(?:python|pypy)[0-9.]+t?/", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Library();
}
