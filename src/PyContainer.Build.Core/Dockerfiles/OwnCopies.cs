using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// What a user has copied to <c>/app</c>. Files of this machine go into the tree of the project's own files: the dates that they have
/// here would make a layer of their own differ from machine to machine. What an image holds is copied from it.
/// </summary>
internal static class OwnCopies
{
    // Where they are mounted, each in a folder of its own.
    private const string Place = "/copies";

    // The content of a link ships, never the link; one that leads out of what is copied ends the build.
    private const string Program =
        """
        import os, sys
        def place(source, target, root, above):
            real = os.path.realpath(source)
            if real != root and not real.startswith(root + "/"): sys.exit(f"{source} is a link to {real}, outside of what is copied")
            if real in above: sys.exit(f"{source} is a link to a folder that it lies in")
            if os.path.isdir(source):
                os.makedirs(target, exist_ok=True)
                for name in sorted(os.listdir(source)): place(source + "/" + name, target + "/" + name, root, above + [real])
            else:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(source, "rb") as file, open(target, "wb") as copy:
                    while block := file.read(1 << 20): copy.write(block)
                os.chmod(target, 0o755 if os.access(source, os.X_OK) else 0o644)
        for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
            if target.endswith("/"): target += "" if os.path.isdir(source) else os.path.basename(source)
            place(source, os.path.normpath("OUTPUT" + target), os.path.realpath(source), [])
        """;

    /// <summary>The mounts of the step that makes the tree.</summary>
    internal static IEnumerable<Mount> Mounts(ServicePlan plan) => Local(plan).Select((copy, index) => new BindMount(In(copy), Target(copy, index), copy.ContextName));

    /// <summary>The lines of its script.</summary>
    internal static IReadOnlyList<string> Script(ServicePlan plan)
    {
        var words = Local(plan).SelectMany((copy, index) => new[] { Target(copy, index), copy.Destination }).ToList();
        return words.Count == 0 ? [] : PythonProgram.Call(Program, words);
    }

    /// <summary>The instructions of what ships out of an image.</summary>
    internal static IEnumerable<Copy> FromImages(ServicePlan plan) => plan.Options.Copies.Where(copy => copy is { IsForBuild: false, From: not null }).Select(Instruction);

    /// <summary>The instructions of the stage <c>build</c>.</summary>
    internal static IEnumerable<Copy> ForDevelopment(ServicePlan plan) => plan.Options.Copies.Where(copy => copy.IsForBuild).Select(Instruction);

    private static IEnumerable<FileCopy> Local(ServicePlan plan) => plan.Options.Copies.Where(copy => copy is { IsForBuild: false, From: null });

    private static Copy Instruction(FileCopy copy) => new([In(copy)], copy.Destination, copy.From ?? copy.ContextName, "0:0");

    private static string In(FileCopy copy) => copy.Source == "." ? "/" : copy.Source;

    // The last part of the name stays: a file may keep it.
    private static string Target(FileCopy copy, int index) => $"{Place}/{index + 1}/{(copy.Source == "." ? "tree" : copy.Source.Split('/')[^1])}";
}
