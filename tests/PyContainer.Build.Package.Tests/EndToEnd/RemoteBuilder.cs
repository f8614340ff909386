using System.Net.Sockets;
using System.Text;

namespace PyContainer.Build;

/// <summary>
/// A builder of the driver <c>remote</c>: the engine's own BuildKit behind a socket, as a builder on another machine is. Results reach the
/// engine only when they are loaded.
/// </summary>
public sealed class RemoteBuilder : IDisposable
{
    // What docker's own client sends to reach the BuildKit of an engine.
    private static readonly byte[] _upgrade = Encoding.ASCII.GetBytes("POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");

    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-builder-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>Registers it with a buildx of its own settings.</summary>
    public RemoteBuilder()
    {
        var socket = Path.Combine(_folder, "socket");
        _listener.Bind(new UnixDomainSocketEndPoint(socket));
        _listener.Listen();
        _ = ServeAsync();
        Configuration = Directory.CreateDirectory(Path.Combine(_folder, "buildx")).FullName;
        var created = Engine.Run("env", $"BUILDX_CONFIG={Configuration}", "docker", "buildx", "create", "--name", Name, "--driver", "remote", $"unix://{socket}");
        Assert.True(created.ExitCode == 0, created.Output);
    }

    /// <summary>Its name.</summary>
    public string Name => "beside";

    /// <summary>The folder that BUILDX_CONFIG names.</summary>
    public string Configuration { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ForwardAsync(await _listener.AcceptAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task ForwardAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await engine.ConnectAsync(new UnixDomainSocketEndPoint(Tier.Variable("DOCKER_HOST")["unix://".Length..]));
        await using var near = new NetworkStream(client, ownsSocket: true);
        await using var far = new NetworkStream(engine);
        await far.WriteAsync(_upgrade);
        // The answer's head ends with an empty line; what follows is gRPC.
        var (end, one) = (0, new byte[1]);
        while (end < 4 && await far.ReadAsync(one) == 1)
            end = one[0] == "\r\n\r\n"[end] ? end + 1 : 0;
        await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
    }
}
