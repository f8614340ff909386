using System.Globalization;

namespace PyContainer.Build;

/// <summary>An engine of a test's own that knows nothing yet, in a network of its own that reaches nothing; for Dockerfiles that run nothing.</summary>
public sealed class OwnEngine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-engine-").FullName;
    private readonly Func<ChildProcess> _start;
    private ChildProcess? _process;

    /// <param name="hasContainerdStore">Whether images are in containerd's store, or in the classic one.</param>
    /// <param name="neighbour">An engine whose network it shares; null makes one.</param>
    public OwnEngine(bool hasContainerdStore, OwnEngine? neighbour = null)
    {
        var configuration = Path.Combine(_folder, "daemon.json");
        File.WriteAllText(configuration, $$"""
            {"features": {"containerd-snapshotter": {{(hasContainerdStore ? "true" : "false")}}}, "hosts": ["{{Host}}"], "bridge": "none", "iptables": false, "ip6tables": false,
             "data-root": "{{_folder}}/data", "exec-root": "{{_folder}}/exec", "pidfile": "{{_folder}}/pid"}
            """);
        var program = File.Exists("/usr/sbin/dockerd") ? "/usr/sbin/dockerd" : "dockerd";
        _start = () => neighbour is null
            ? ChildProcess.Start("unshare", "--net", "sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up; exec \"$0\" --config-file \"$1\"", program, configuration)
            : ChildProcess.InNetwork(neighbour.Network, program, "--config-file", configuration);
        _process = Start();
    }

    /// <summary>Its address, as a value of DOCKER_HOST.</summary>
    public string Host => $"unix://{_folder}/socket";

    /// <summary>Its network namespace.</summary>
    public string Network => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process!.Id}/ns/net");

    /// <summary>Ends it.</summary>
    /// <param name="signal">The signal, such as TERM.</param>
    public void End(string signal)
    {
        Engine.Run("kill", $"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture));
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again, with all that it knew.</summary>
    public void Restart() => _process = Start();

    /// <summary>Runs docker against it.</summary>
    public CommandResult Docker(params string[] arguments) => Engine.Run("docker", ["--host", Host, .. arguments]);

    private ChildProcess Start()
    {
        var process = _start();
        process.WaitUntil(() => Docker("version").ExitCode == 0);
        return process;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process?.Dispose();
        // The data folder is mounted on itself, and one that was killed leaves the mounts of its steps.
        foreach (var mount in File.ReadLines("/proc/mounts").Select(line => line.Split(' ')[1]).Where(path => path.StartsWith(_folder + "/", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal).ToList())
            Engine.Run("umount", mount);
        Directory.Delete(_folder, recursive: true);
    }
}
