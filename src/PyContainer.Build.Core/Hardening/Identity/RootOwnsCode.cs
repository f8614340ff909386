using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>
/// HARD-50: interpreter, environment and code belong to root, so that the service cannot rewrite itself (Kubernetes Hardening Guide of NSA
/// and CISA, OWASP). What lies in the layers is checked in the image's files; here it is the owner that a COPY gives.
/// </summary>
internal sealed class RootOwnsCode() : HardeningRule(50, HardeningGrade.High, "Write '--chown=0:0', and a tmpfs for what the service writes.")
{
    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        from copy in file.Shipped.OfType<CopyInstruction>()
        where copy.Owner is { } owner && IsRunUser(new RunUser(owner), file.Production.After.User)
        select new Finding(copy, $"the files belong to '{copy.Owner}', whom the service may run as");

    // A name that nobody defines becomes 0:0, which HARD-51 tells.
    private static bool IsRunUser(RunUser owner, string? user) =>
        !owner.IsRoot && !owner.IsUnknown && (owner.UserId is not null || owner.Name is "nonroot" or "nobody" || (user is not null && owner.Name == new RunUser(user).Name));

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files)
    {
        var user = new WritingUser(files);
        string[] roots = [.. files.Environments.Select(environment => environment.Prefix), .. files.Interpreters.Select(interpreter => Paths.Trim(interpreter.Folder)).Where(folder => !IsSystem(folder)).Select(Parent)];
        var code = files.Files.Files.Where(IsCode).ToList();
        var folders = code.Select(file => file.Folder).ToHashSet(StringComparer.Ordinal);
        return from file in files.Files.Files
               where file.Kind is ImageFileKind.File or ImageFileKind.Directory
               let isPart = IsCode(file) || (file.Kind == ImageFileKind.Directory && folders.Contains(file.Path)) || roots.Any(root => Paths.IsIn(file.Path, root))
               where isPart
               let what = user.CanWrite(file) ? "can be written by the user that the service runs as" : file.UserId != 0 ? $"belongs to user {file.UserId}, not to root" : null
               where what is not null
               select new FileFinding(file.Path, what);
    }

    private static bool IsCode(ImageFile file) => file.Kind == ImageFileKind.File
        && (file.Elf is not null || file.Name.EndsWith(".py", StringComparison.Ordinal) || file.Name.EndsWith(".pyc", StringComparison.Ordinal) || file.Name.EndsWith(".pth", StringComparison.Ordinal) || (file.IsExecutable && file.Content.Length > 0));

    private static bool IsSystem(string folder) => folder is "/bin" or "/usr/bin" or "/usr/local/bin";

    private static string Parent(string folder) => folder.LastIndexOf('/') is > 0 and var end ? folder[..end] : folder;
}
