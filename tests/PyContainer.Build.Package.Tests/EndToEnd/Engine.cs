using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PyContainer.Build;

/// <summary>The docker of this machine, and the names of this run's images.</summary>
public static class Engine
{
    /// <summary>What every image of this run starts with.</summary>
    public static string Prefix { get; } = $"pycontainer-test-{Environment.ProcessId}";

    /// <summary>Runs docker; the test fails when docker does.</summary>
    public static string Docker(params string[] arguments)
    {
        var result = Try(arguments);
        Assert.True(result.ExitCode == 0, $"docker {string.Join(' ', arguments)}: {result.Output}");
        return result.StandardOutput.Trim();
    }

    /// <summary>Runs docker.</summary>
    public static CommandResult Try(params string[] arguments) => Run("docker", arguments);

    /// <summary>Runs any program.</summary>
    public static CommandResult Run(string program, params string[] arguments) => DotnetCommand.Run(new ProcessStartInfo(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    });

    /// <summary>Removes what this run made.</summary>
    public static void RemoveImages()
    {
        string[] images = Docker("image", "ls", "--filter", $"reference={Prefix}/*", "--format", "{{.Repository}}:{{.Tag}}").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (images.Length > 0)
            Docker(["image", "rm", "-f", .. images]);
    }
}

/// <summary>A container as a strict orchestrator would run it; gone after the test.</summary>
public sealed class HardenedContainer : IDisposable
{
    /// <summary>What takes everything from a container that a service can do without, with a user that the image does not know.</summary>
    public static IReadOnlyList<string> Options { get; } =
        ["--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", "12345:0"];

    private readonly int _port;

    /// <param name="image">The image.</param>
    /// <param name="port">The port that is published.</param>
    /// <param name="options">More options of <c>docker run</c>.</param>
    public HardenedContainer(string image, int port = 8000, params string[] options)
    {
        _port = port;
        Id = Engine.Docker(["run", "-d", .. Options, "-p", string.Create(CultureInfo.InvariantCulture, $"0:{port}"), .. options, image]);
    }

    /// <summary>The engine's id of it.</summary>
    public string Id { get; }

    /// <summary>Asks for a path until somebody answers.</summary>
    public string Get(string path)
    {
        var port = Engine.Docker("port", Id, string.Create(CultureInfo.InvariantCulture, $"{_port}/tcp")).Split('\n')[0].Split(':')[^1];
        var host = Environment.GetEnvironmentVariable("PYCONTAINER_TEST_CONTAINER_HOST") ?? "127.0.0.1";
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
        return WaitFor(() =>
        {
            try
            {
                return client.GetStringAsync(new Uri($"http://{host}:{port}{path}")).GetAwaiter().GetResult();
            }
            catch (HttpRequestException)
            {
                return null;
            }
        });
    }

    /// <summary>Waits until the engine's own health check says so.</summary>
    public void WaitUntilHealthy() => WaitFor(() => Engine.Docker("inspect", "-f", "{{.State.Health.Status}}", Id) == "healthy" ? "" : null);

    /// <inheritdoc/>
    public void Dispose() => Engine.Try("rm", "-f", Id);

    private string WaitFor(Func<string?> isThere)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (isThere() is { } answer)
                return answer;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), Engine.Try("logs", Id).Output);
            Thread.Sleep(100);
        }
    }
}
