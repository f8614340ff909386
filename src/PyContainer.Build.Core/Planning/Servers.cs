using System.Globalization;
using PyContainer.Build.Options;

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
/// <param name="Arguments">Its arguments for an application on a port.</param>
internal sealed record Server(string Package, ServerInterface Interface, Func<EntryPointRequest.Application, string, string[]> Arguments)
{
    /// <summary>The known servers, the preferred first.</summary>
    internal static IReadOnlyList<Server> All { get; } =
    [
        new("uvicorn", ServerInterface.Asgi, (application, port) =>
            [.. application.IsFactory ? ["--factory", application.ToString()[..^2]] : new[] { application.ToString() }, "--host", "0.0.0.0", "--port", port]),
        new("hypercorn", ServerInterface.Asgi, (application, port) => [application.ToString(), "--bind", "0.0.0.0:" + port]),
        // Its workers prove that they live through a file, which must not be on the read-only root.
        new("gunicorn", ServerInterface.Wsgi, (application, port) => [application.ToString(), "--bind", "0.0.0.0:" + port, "--worker-tmp-dir", "/tmp"]),
    ];

    /// <summary>The whole command.</summary>
    internal IReadOnlyList<string> Command(string interpreter, EntryPointRequest.Application application, int port) =>
        [interpreter, "-m", Package, .. Arguments(application, port.ToString(CultureInfo.InvariantCulture))];
}
