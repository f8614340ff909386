using System.Text.RegularExpressions;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-36: no repository, tests, caches of tools, Dockerfile or folders of editors (DKL-LI-0003). What packages bring with them is theirs, but for tests beside the packages.</summary>
internal sealed partial class NothingOfDevelopers() : HardeningRule(36, HardeningGrade.Medium, "Copy named paths, and keep the rest out with the ignore file.")
{
    private static readonly string[] _system = ["/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc", "/var", "/opt", "/boot", "/sys", "/proc", "/dev"];

    private static readonly HashSet<string> _folders = new(StringComparer.Ordinal)
    {
        ".git", ".hg", ".svn", ".github", ".idea", ".vscode", ".vs", ".devcontainer", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".tox", ".nox", "htmlcov", "node_modules",
    };

    internal override IEnumerable<FileFinding> CheckFiles(ShippedFiles files) =>
        from file in files.Files.Files
        let what = file.Kind switch
        {
            ImageFileKind.Directory when _folders.Contains(file.Name) => "is of no use to the service",
            ImageFileKind.Directory when file.Name is "test" or "tests" && IsOwn(file) => "is for tests",
            ImageFileKind.File when Build().IsMatch(file.Name) && !_system.Any(folder => Paths.IsIn(file.Path, folder)) && !ShippedFiles.IsInLibrary(file.Path) => "is for builds",
            _ => null,
        }
        where what is not null
        select new FileFinding(file.Path, what);

    private static bool IsOwn(ImageFile file) => file.Folder.EndsWith("/site-packages", StringComparison.Ordinal)
        || (!_system.Any(folder => Paths.IsIn(file.Path, folder)) && !ShippedFiles.IsInLibrary(file.Path));

    [GeneratedRegex(@"\A(?:Dockerfile(?:\..+)?|.+\.Dockerfile|Containerfile|(?:docker-)?compose\.ya?ml|\.dockerignore|\.gitlab-ci\.yml|\.pre-commit-config\.yaml|\.coverage(?:\..+)?|conftest\.py)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Build();
}
