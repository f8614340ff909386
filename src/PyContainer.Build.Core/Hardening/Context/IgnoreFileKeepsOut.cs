using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-75: the ignore file keeps out what no build needs, at any depth (Docker's documentation of the context): patterns without '**/' hold at the top only.</summary>
internal sealed class IgnoreFileKeepsOut() : HardeningRule(75, HardeningGrade.High, "Begin the lines of the ignore file with '**/', such as '**/.env*'; or let the generated file name what enters.")
{
    private static readonly (string Name, string File)[] _anywhere =
    [
        (".git", ".git/HEAD"), (".venv", ".venv/pyvenv.cfg"), ("__pycache__", "__pycache__/m.cpython-313.pyc"), (".env", ".env"), (".env.*", ".env.production"), (".netrc", ".netrc"), ("*.key", "server.key"), ("id_rsa", "id_rsa"),
        (".mypy_cache", ".mypy_cache/x"), (".pytest_cache", ".pytest_cache/x"), (".ruff_cache", ".ruff_cache/x"),
    ];

    // Further down they may be packages of the service.
    private static readonly (string Name, string File)[] _atTheTop = [("bin", "bin/Release/x.dll"), ("obj", "obj/project.assets.json")];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file)
    {
        if (file.Context.ContextFiles is not { } context || !file.TakesContext)
            return [];
        if (!context.Ignore.Exists)
            return [new Finding(1, "there is no ignore file: '.git', '.env' and whatever lies around may enter")];
        string[] folders = ["", .. context.Folders.Where(folder => !folder.StartsWith('.') && folder is not ("bin" or "obj")).SelectMany(folder => new[] { folder + "/", folder + "/x/" })];
        var entering = _anywhere.Select(one => (one.Name, Path: folders.Select(folder => folder + one.File).FirstOrDefault(path => !context.Ignore.Excludes(path))))
            .Concat(_atTheTop.Select(one => (one.Name, Path: context.Ignore.Excludes(one.File) ? null : one.File)))
            .Where(one => one.Path is not null).ToList();
        return entering.Count == 0 ? [] : [new Finding(1, $"the ignore file lets {string.Join(", ", entering.Select(one => one.Name))} in, such as '{entering[0].Path}'") { File = context.Ignore.Path }];
    }
}
