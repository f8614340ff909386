using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// What the steps that fetch have and no other step has: the network, uv's cache, the company's certificates, the credentials of private
/// indexes, the proxies. A step that fetches runs no code of the project or of a package; a step that runs such code fetches nothing.
/// </summary>
internal sealed class Downloads(ServicePlan plan)
{
    // Lower case: apt and curl read nothing else. As predefined build arguments BuildKit would give them to every step.
    private static readonly SecretMount[] _proxies =
        [.. Layout.ProxySecrets.Select(name => new SecretMount(name, name, IsRequired: false))];

    /// <summary>The service.</summary>
    internal ServicePlan Plan { get; } = plan;

    // The id holds uv's minor version: its cache format may change with it, and old and new uv must not share a folder.
    private CacheMount Cache => new($"{Plan.ProjectName}-uv{Plan.UvVersion[..Plan.UvVersion.LastIndexOf('.')]}", Layout.UvCache);

    private IEnumerable<SecretMount> Certificates => Plan.Options.CaCertificate is null ? [] : [new(Layout.CertificateSecret)];

    private IEnumerable<SecretMount> Credentials => Plan.Credentials.Select(variable => new SecretMount(variable.Name, variable.Name, variable.IsRequired));

    /// <summary>The mounts of a step that fetches packages of Python.</summary>
    internal IEnumerable<Mount> Mounts => [Cache, .. Uncached];

    /// <summary>The same without a cache: what is fetched stays in the stage.</summary>
    internal IEnumerable<Mount> Uncached => [.. System, .. Credentials];

    private IEnumerable<Mount> System => [.. Certificates, .. _proxies];

    /// <summary>The same with another tool's cache.</summary>
    internal IEnumerable<Mount> MountsWith(CacheMount cache) => [cache, .. Uncached];

    /// <summary>A command with the certificates it trusts.</summary>
    internal string With(string command) =>
        Plan.Options.CaCertificate is null ? command : $"SSL_CERT_FILE=/run/secrets/{Layout.CertificateSecret} {command}";

    /// <summary>A step that fetches an interpreter. It has no business with an index.</summary>
    internal Run FetchPython(string command, params IEnumerable<string> then)
    {
        var variables = Plan.Options.PythonDownloads switch
        {
            null => "",
            { } list when list.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => $"UV_PYTHON_DOWNLOADS_JSON_URL={ShellWord.Quote(list)} ",
            { } mirror => $"UV_PYTHON_INSTALL_MIRROR={ShellWord.Quote(mirror)} ",
        };
        return new(new RunCommand.Shell([With(variables + command), .. then])) { Mounts = [Cache, .. System] };
    }

    /// <summary>A step of the operating system's package manager: no cache of uv's either.</summary>
    internal Run InstallSystem(IReadOnlyList<string> commands) => new(new RunCommand.Shell(commands)) { Mounts = [.. System] };
}
