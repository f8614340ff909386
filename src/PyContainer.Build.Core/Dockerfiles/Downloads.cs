using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// What the steps that download share: uv's cache, the company's certificates, the credentials of private indexes. The last two travel
/// as build secrets and are named in that one command, so that no layer and no later stage knows of them.
/// </summary>
internal sealed class Downloads(ServicePlan plan)
{
    /// <summary>The service.</summary>
    internal ServicePlan Plan { get; } = plan;

    // The id holds uv's minor version: its cache format may change with it, and old and new uv must not share a folder.
    private CacheMount Cache => new($"{Plan.ProjectName}-uv{Plan.UvVersion[..Plan.UvVersion.LastIndexOf('.')]}", "/root/.cache/uv");

    private IEnumerable<SecretMount> Certificates => Plan.Options.CaCertificate is null ? [] : [new(Layout.CertificateSecret)];

    private IEnumerable<SecretMount> Credentials => Plan.Credentials.Select(variable => new SecretMount(variable.Name, variable.Name, variable.IsRequired));

    /// <summary>The mounts of a step that installs packages of Python.</summary>
    internal IEnumerable<Mount> Mounts => MountsWith(Cache);

    /// <summary>The same with another tool's cache.</summary>
    internal IEnumerable<Mount> MountsWith(CacheMount cache) => [cache, .. Certificates, .. Credentials];

    /// <summary>A command with the certificates it trusts.</summary>
    internal string With(string command) =>
        Plan.Options.CaCertificate is null ? command : $"SSL_CERT_FILE=/run/secrets/{Layout.CertificateSecret} {command}";

    /// <summary>A step that installs an interpreter. It has no business with an index.</summary>
    internal Run InstallPython(string command, params IEnumerable<string> then)
    {
        var variables = Plan.Options.PythonDownloads switch
        {
            null => "",
            { } list when list.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => $"UV_PYTHON_DOWNLOADS_JSON_URL={ShellWord.Quote(list)} ",
            { } mirror => $"UV_PYTHON_INSTALL_MIRROR={ShellWord.Quote(mirror)} ",
        };
        return new(new RunCommand.Shell([With(variables + command), .. then])) { Mounts = [Cache, .. Certificates] };
    }

    /// <summary>A step of the operating system's package manager: no cache of uv's either.</summary>
    internal Run InstallSystem(IReadOnlyList<string> commands) => new(new RunCommand.Shell(commands)) { Mounts = [.. Certificates] };
}
