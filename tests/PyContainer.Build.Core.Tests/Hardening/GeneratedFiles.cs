using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Locking;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;
using PyContainer.Build.Python;

namespace PyContainer.Build.Hardening;

/// <summary>The Dockerfiles that this package writes, for small projects in a folder of their own.</summary>
internal sealed class GeneratedFiles : IDisposable
{
    internal const string Packaged = "packaged";
    internal const string Plain = "plain";
    internal const string Dynamic = "dynamic";
    internal const string Worker = "worker";

    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-rules-").FullName;

    internal static string[] Kinds { get; } = [Packaged, Plain, Dynamic, Worker];

    /// <summary>The text of the Dockerfile for a base and a kind of project.</summary>
    internal string Text(BaseKind @base, string kind, Func<ServiceOptions, ServiceOptions>? change = null)
    {
        var folder = Path.Combine(_folder, kind);
        Write(folder, "pyproject.toml", Manifest(kind));
        Write(folder, "uv.lock", "version = 1\nrevision = 3\nrequires-python = \">=3.12\"\n\n[[package]]\nname = \"greeter\"\nversion = \"1.0.0\"\nsource = { " + (kind is Plain ? "virtual" : "editable") + " = \".\" }\n");
        Write(folder, "src/greeter/__init__.py", "");
        Write(folder, "src/greeter/__main__.py", "print('working')\n");
        Write(folder, "src/greeter/app.py", "from fastapi import FastAPI\n\napp = FastAPI()\n");
        Write(folder, "tests/test_app.py", "");
        var options = new ServiceOptions
        {
            ProjectFile = Path.Combine(folder, "greeter.csproj"),
            ProjectDirectory = folder,
            OutputDirectory = Path.Combine(folder, "obj"),
            Repository = RepositoryName.TryNormalize("greeter", out var name) ? name! : throw new InvalidOperationException(),
            Tags = [],
            Base = @base,
            PythonVersion = new PythonRequest(3, 13, null),
            EntryPoint = EntryPointRequest.TryParse(kind is Worker or Dynamic ? "-m greeter" : "greeter.app:app", out var entry) ? entry : null,
            CaCertificate = Path.Combine(folder, "ca.pem"),
        };
        var changed = change?.Invoke(options) ?? options;
        var service = ServiceProject.Find(changed);
        return DockerfileWriter.Write(Recipe.Create(ServicePlanner.Create(changed, service, UvLock.Read(service.Workspace.LockPath), new DateOnly(2026, 11, 21))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Manifest(string kind) =>
        "[project]\nname = \"greeter\"\nversion = \"1.0.0\"\nrequires-python = \">=3.12\"\n"
        + (kind == Dynamic ? "dynamic = [\"dependencies\"]\n" : "dependencies = [\"fastapi\", \"uvicorn\"]\n")
        + "[dependency-groups]\ndev = [\"pytest\"]\n"
        + (kind == Plain ? "[tool.uv]\npackage = false\n" : "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n");

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
