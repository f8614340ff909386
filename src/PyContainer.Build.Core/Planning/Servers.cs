using System.Globalization;
using PyContainer.Build.Options;
using PyContainer.Build.Python;

namespace PyContainer.Build.Planning;

/// <summary>How an application object is called.</summary>
internal enum ServerInterface
{
    /// <summary>PEP 3333.</summary>
    Wsgi,

    /// <summary>The asynchronous successor.</summary>
    Asgi,
}

/// <summary>A server and its command line.</summary>
/// <param name="Package">The distribution, which is the module too.</param>
/// <param name="Interface">What it serves.</param>
/// <param name="Arguments">Its arguments for an application on a port, by its version; null where no lock tells it.</param>
internal sealed record Server(string Package, ServerInterface Interface, Func<EntryPointRequest.Application, string, PepVersion?, string[]> Arguments)
{
    // The first that opens a socket for being managed, in a home folder that no container has (gunicorn 25.1.0, "control_socket").
    private static readonly PepVersion _controlled = PepVersion.Parse("25.1");

    /// <summary>The known servers, the preferred first.</summary>
    internal static IReadOnlyList<Server> All { get; } =
    [
        new("uvicorn", ServerInterface.Asgi, (application, port, _) =>
            [.. application.IsFactory ? ["--factory", application.ToString()[..^2]] : new[] { application.ToString() }, "--host", "0.0.0.0", "--port", port]),
        new("hypercorn", ServerInterface.Asgi, (application, port, _) => [application.ToString(), "--bind", "0.0.0.0:" + port]),
        // Its workers prove that they live through a file, which must not be on the read-only root.
        new("gunicorn", ServerInterface.Wsgi, (application, port, version) =>
            [application.ToString(), "--bind", "0.0.0.0:" + port, "--worker-tmp-dir", "/tmp", .. version is not null && version.CompareTo(_controlled) >= 0 ? ["--no-control-socket"] : Array.Empty<string>()]),
    ];

    /// <summary>The whole command.</summary>
    internal IReadOnlyList<string> Command(string interpreter, EntryPointRequest.Application application, int port, PepVersion? version) =>
        [interpreter, "-m", Package, .. Arguments(application, port.ToString(CultureInfo.InvariantCulture), version)];
}
