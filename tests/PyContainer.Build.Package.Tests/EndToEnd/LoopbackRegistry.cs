using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PyContainer.Build;

/// <summary>A fact about a real registry beside a real engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryFactAttribute : FactAttribute
{
    /// <summary>Skipped, with the reason, where there is none.</summary>
    public RegistryFactAttribute() => Skip = ReasonToSkip;

    internal static string? ReasonToSkip => Tier.ReasonWithoutStandIns ?? (LoopbackRegistry.Program is null ? "docker-registry is not on PATH; eng/standins.sh installs it" : null);
}

/// <summary>The same, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistryTheoryAttribute : TheoryAttribute
{
    /// <summary>Skipped, with the reason, where there is none.</summary>
    public RegistryTheoryAttribute() => Skip = RegistryFactAttribute.ReasonToSkip;
}

/// <summary>An empty registry (CNCF Distribution) on the loopback address of the engine's network, where engines speak plain http.</summary>
public sealed class LoopbackRegistry : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-registry-").FullName;
    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    /// <param name="network">The network namespace it listens in; null is the one of the stand-ins' engine.</param>
    public LoopbackRegistry(string? network = null)
    {
        var port = NextPort();
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var configuration = Path.Combine(_folder, "config.yml");
        File.WriteAllText(configuration, $$"""
            version: 0.1
            log: {level: warn}
            storage:
              filesystem: {rootdirectory: "{{Path.Combine(_folder, "data")}}"}
            http: {addr: "0.0.0.0:{{port}}"}
            """);
        _process = ChildProcess.InNetwork(network ?? Tier.Variable("PYCONTAINER_TEST_NETNS"), Program!, "serve", configuration);
        _client = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = new Uri($"http://{Tier.Variable("PYCONTAINER_TEST_CONTAINER_HOST")}:{port}/v2/"), Timeout = TimeSpan.FromSeconds(10) };
        foreach (var type in new[] { "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json" })
            _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        if (network is null)
            _process.WaitUntil(Answers);
        else
            _process.WaitUntil(() => Engine.Run("nsenter", $"--net={network}", "python3", "-c", $"import urllib.request as u; u.urlopen('http://{Host}/v2/', timeout=5)").ExitCode == 0);
    }

    /// <summary>Where Debian's package has put it, or null.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin").Select(folder => Path.Combine(folder, "docker-registry")).FirstOrDefault(File.Exists);

    /// <summary>The registry as the engine names it.</summary>
    public string Host { get; }

    /// <summary>A free port of the stand-ins' network: the engine and its containers listen on few.</summary>
    internal static int NextPort() => Interlocked.Increment(ref _port);

    private static int _port = 20000 + (Environment.ProcessId % 2000 * 10);

    /// <summary>The digest under which the registry holds a tag or a digest.</summary>
    public string Digest(string repository, string reference)
    {
        using var answer = Get($"{repository}/manifests/{reference}");
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }

    /// <summary>A manifest or an index.</summary>
    public JsonElement Manifest(string repository, string reference) => Json($"{repository}/manifests/{reference}");

    /// <summary>The config of an image of one platform.</summary>
    public JsonElement Config(string repository, string reference) => Json($"{repository}/blobs/{Manifest(repository, reference).GetProperty("config").GetProperty("digest").GetString()}");

    /// <summary>The names of the repositories that it holds, sorted.</summary>
    public IReadOnlyList<string> Repositories() => [.. Json("_catalog").GetProperty("repositories").EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal)];

    /// <summary>Whether the registry holds anything.</summary>
    public bool IsEmpty() => !Directory.Exists(Path.Combine(_folder, "data", "docker", "registry", "v2", "repositories"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool Answers()
    {
        try
        {
            using var answer = Get("");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private JsonElement Json(string path)
    {
        using var answer = Get(path);
        using var document = JsonDocument.Parse(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return document.RootElement.Clone();
    }

    private HttpResponseMessage Get(string path)
    {
        var answer = _client.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
        return answer.EnsureSuccessStatusCode();
    }
}

/// <summary>Something that speaks http in the engine's network and answers each request with one status.</summary>
public sealed class RefusingRegistry : IDisposable
{
    // A client tries TLS first and falls back where the answer is http.
    private const string Server =
        """
        import socket, sys
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
        class Handler(BaseHTTPRequestHandler):
            def handle(self):
                if self.connection.recv(1, socket.MSG_PEEK) == b'\x16':
                    self.connection.sendall(b'HTTP/1.0 400 Bad Request\r\n\r\n')
                else:
                    super().handle()
            def answer(self):
                self.rfile.read(int(self.headers.get('Content-Length') or 0))
                self.send_response(int(sys.argv[2]))
                if sys.argv[2] == '401':
                    self.send_header('WWW-Authenticate', 'Basic realm="x"')
                self.send_header('Content-Length', '0')
                self.end_headers()
            do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = answer
            def log_message(self, *arguments): pass
        ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
        """;

    private readonly ChildProcess _process;

    /// <param name="status">The status, such as 403.</param>
    public RefusingRegistry(int status)
    {
        var port = LoopbackRegistry.NextPort();
        Host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var network = Tier.Variable("PYCONTAINER_TEST_NETNS");
        _process = ChildProcess.InNetwork(network, "python3", "-c", Server, port.ToString(CultureInfo.InvariantCulture), status.ToString(CultureInfo.InvariantCulture));
        _process.WaitUntil(() => Engine.Run("nsenter", $"--net={network}", "python3", "-c", $"import socket; socket.create_connection(('127.0.0.1', {port}), 5)").ExitCode == 0);
    }

    /// <summary>The registry as the engine names it.</summary>
    public string Host { get; }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}

/// <summary>A program beside a test, ended by its number.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly System.Text.StringBuilder _printed = new();

    private ChildProcess(string program, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program in a network namespace; nsenter becomes the program itself.</summary>
    public static ChildProcess InNetwork(string network, string program, params string[] arguments) => new("nsenter", [$"--net={network}", program, .. arguments]);

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(string program, params string[] arguments) => new(program, arguments);

    /// <summary>Waits until something is so; the program must not end before.</summary>
    public void WaitUntil(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.False(_process.HasExited, $"it ended by itself: {Printed()}");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it does not answer: {Printed()}");
            Thread.Sleep(100);
        }
    }

    /// <summary>Asks it to end, and waits.</summary>
    public void End()
    {
        if (!_process.HasExited)
            Engine.Run("kill", _process.Id.ToString(CultureInfo.InvariantCulture));
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
            _process.Kill();
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    private string Printed()
    {
        lock (_printed)
            return _printed.ToString();
    }

    private void Keep(string? line)
    {
        lock (_printed)
            _printed.AppendLine(line);
    }
}
