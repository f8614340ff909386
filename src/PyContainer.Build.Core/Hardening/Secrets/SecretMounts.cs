using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-27: a secret enters by a mount that fails when it is missing, and by nothing else (Docker's guide to build secrets, DS-0031).</summary>
internal sealed class SecretMounts() : HardeningRule(27, HardeningGrade.Critical, "Write '--mount=type=secret,id=…,required=true'.")
{
    private static readonly string[] _files = [".env", ".netrc", ".pypirc", ".npmrc", "pip.conf", "id_rsa", "id_ed25519", "id_ecdsa", "credentials", "credentials.json", ".git-credentials"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        (from step in file.Steps
         from mount in step.Mounts("secret")
         where mount["required"] is not ("true" or "1") && !IsOptional(mount["env"])
         select new Finding(step.Run, $"the step runs on without the secret '{mount["id"] ?? mount.Target}' when it is missing"))
        .Concat(from copy in file.Document.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
                from source in copy.Sources
                where copy.From is null && IsSecret(source)
                select new Finding(copy, $"'{source}' comes into a layer"));

    // Whether a named index wants credentials only its answer tells, and most networks have no proxy. A variable that is missing is no empty
    // file: what wants it is refused and says so.
    private static bool IsOptional(string? variable) => variable is not null
        && (variable.StartsWith("UV_INDEX_", StringComparison.Ordinal) || variable.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase));

    private static bool IsSecret(string source)
    {
        var name = source.TrimEnd('/')[(source.TrimEnd('/').LastIndexOf('/') + 1)..];
        return _files.Contains(name) || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal);
    }
}
