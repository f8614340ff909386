using System.Buffers.Binary;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-66: each module has bytecode that is checked by hash (PEP 552): a read-only root keeps none that is made later, and time stamps do not survive a build.</summary>
internal sealed class BytecodeShips() : HardeningRule(66, HardeningGrade.Medium, "Compile with 'python -m compileall --invalidation-mode checked-hash', or PYC_INVALIDATION_MODE=CHECKED_HASH for uv.")
{
    private const string Cache = "/__pycache__/";

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        var bytecode = Bytecode(files);
        foreach (var root in Roots(files))
        {
            var modules = files.Files.Below(root).Where(IsModule).ToList();
            var missing = modules.Where(module => !bytecode.ContainsKey(module.Path)).ToList();
            if (missing.Count > 0)
                yield return new FileFinding(root, $"has {missing.Count} of {modules.Count} modules without bytecode, such as '{missing[0].Path}'");
            var dated = modules.Where(module => bytecode.TryGetValue(module.Path, out var isHashed) && !isHashed).ToList();
            if (dated.Count > 0)
                yield return new FileFinding(root, $"has {dated.Count} of {modules.Count} modules whose bytecode is checked by time, such as '{dated[0].Path}'");
        }
    }

    // The module that each file of bytecode is for, and whether it is checked by hash.
    private static Dictionary<string, bool> Bytecode(ShippedFiles files)
    {
        var found = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var file in files.Files.Files.Where(file => file.Kind == ImageFileKind.File && file.Name.EndsWith(".pyc", StringComparison.Ordinal)))
        {
            var (at, tag) = (file.Path.LastIndexOf(Cache, StringComparison.Ordinal), file.Name.IndexOf(".cpython-", StringComparison.Ordinal));
            if (at >= 0 && tag > 0 && !file.Name.Contains(".opt-", StringComparison.Ordinal))
                found[$"{file.Path[..at]}/{file.Name[..tag]}.py"] = file.Content.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(file.Content.Span[4..]) != 0;
        }
        return found;
    }

    // The libraries of interpreters, packages, and what variables and the command add; a root in another is told once.
    private static IEnumerable<string> Roots(ShippedFiles files)
    {
        var libraries = files.Files.Files.Where(file => file.Name == "os.py" && files.Files.Find(file.Folder + "/encodings/__init__.py") is not null).Select(file => file.Folder);
        var own = (files.Image.Variable("PYTHONPATH") ?? "").Split(':').Append(files.Image.WorkingDirectory).Where(folder => folder.Length > 1).Select(folder => files.Files.Resolve(folder)?.Path).OfType<string>();
        var all = libraries.Concat(files.SiteFolders.Select(folder => folder.Path)).Concat(own).Distinct(StringComparer.Ordinal).ToList();
        return all.Where(root => !all.Any(other => other != root && Paths.IsIn(root, other)));
    }

    // What lies beside programs is run by them and never imported.
    private static bool IsModule(ImageFile file) => file.Kind == ImageFileKind.File && file.Name.EndsWith(".py", StringComparison.Ordinal) && !file.Folder.EndsWith("/bin", StringComparison.Ordinal);
}
