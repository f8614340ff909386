using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// What each step that downloads shares: uv's cache, and the company's certificates where there are some. They travel as a build
/// secret and are named by a variable of that one command, so that no layer and no later stage knows of them.
/// </summary>
internal sealed class Downloads(ServicePlan plan)
{
    /// <summary>The service.</summary>
    internal ServicePlan Plan { get; } = plan;

    /// <summary>The mounts of a step that downloads.</summary>
    internal IEnumerable<Mount> Mounts()
    {
        // The id holds uv's minor version: its cache format may change with it, and old and new uv must not share a folder.
        yield return new CacheMount($"{Plan.ProjectName}-uv{Plan.UvVersion[..Plan.UvVersion.LastIndexOf('.')]}", "/root/.cache/uv");
        foreach (var secret in Secrets())
            yield return secret;
    }

    /// <summary>A command of uv with the certificates it trusts.</summary>
    internal string With(string command) =>
        Plan.Options.CaCertificate is null ? command : $"SSL_CERT_FILE=/run/secrets/{Layout.CertificateSecret} {command}";

    /// <summary>The same for a command that installs a Python: it also learns where those are.</summary>
    internal string WithPythons(string command)
    {
        if (Plan.Options.PythonDownloads is not { } address)
            return With(command);
        var variable = address.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "UV_PYTHON_DOWNLOADS_JSON_URL" : "UV_PYTHON_INSTALL_MIRROR";
        return With($"{variable}={ShellWord.Quote(address)} {command}");
    }

    /// <summary>A step of another package manager: the certificates, and no cache of uv's.</summary>
    internal Run Fetch(IReadOnlyList<string> commands) => new(new RunCommand.Shell(commands)) { Mounts = [.. Secrets()] };

    /// <summary>A step of shell commands that downloads.</summary>
    internal Run Run(IReadOnlyList<string> commands, params IEnumerable<Mount> mounts) =>
        new(new RunCommand.Shell(commands)) { Mounts = [.. Mounts(), .. mounts] };

    private IEnumerable<Mount> Secrets() => Plan.Options.CaCertificate is null ? [] : [new SecretMount(Layout.CertificateSecret)];
}
