namespace PyContainer.Build.Planning;

/// <summary>A web framework, and how its application object is found in the sources.</summary>
/// <param name="Package">The distribution.</param>
/// <param name="Interface">What its application object speaks.</param>
/// <param name="Types">The classes whose instances are applications; empty where a file of a fixed name holds it.</param>
/// <param name="ExtrasWithServer">Extras of the distribution that bring uvicorn.</param>
internal sealed record Framework(string Package, ServerInterface Interface, IReadOnlyList<string> Types, IReadOnlyList<string> ExtrasWithServer)
{
    /// <summary>The known frameworks; one that builds on another stands before it.</summary>
    internal static IReadOnlyList<Framework> All { get; } =
    [
        new("fastapi", ServerInterface.Asgi, ["FastAPI"], ["standard", "standard-no-fastapi-cloud-cli", "all"]),
        new("litestar", ServerInterface.Asgi, ["Litestar"], ["standard", "full"]),
        new("starlette", ServerInterface.Asgi, ["Starlette"], []),
        new("flask", ServerInterface.Wsgi, ["Flask"], []),
        // Its start template writes wsgi.py and asgi.py with an object named application.
        new("django", ServerInterface.Wsgi, [], []),
    ];
}
