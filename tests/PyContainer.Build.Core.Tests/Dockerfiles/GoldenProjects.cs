using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>The projects whose Dockerfiles are kept as golden files: one for each kind that the recipe tells apart.</summary>
internal static class GoldenProjects
{
    /// <summary>The image that one of the kinds copies from.</summary>
    public static readonly string ZoneImage = "docker.io/library/python:3.14-slim-trixie@sha256:" + new string('a', 64);

    private const string BackEnd = "[build-system]\nrequires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"\n";
    private const string OwnLock = "version = 1\nrequires-python = \">=3.11\"\n\n[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n";

    private static readonly Dictionary<string, Kind> _kinds = new()
    {
        ["packaged-src"] = new(
            [
                ("pyproject.toml", Head("readme = \"README.md\"\ndependencies = [\"fastapi\", \"uvicorn\"]\n[dependency-groups]\ndev = [\"pytest\"]\n" + BackEnd)),
                ("uv.lock", OwnLock), ("README.md", "Orders\n"), ("LICENSE", "MIT\n"), ("src/orders/__init__.py", ""), ("src/orders/web.py", "app = FastAPI()\n"),
                ("tests/test_web.py", ""), ("conftest.py", ""), ("orders.csproj", ""), (".env", "A=1\n"),
            ],
            options => options with { HealthPath = "/healthz" }),
        ["packaged-flat"] = new(
            [
                ("pyproject.toml", Head("readme = \"docs/index.md\"\ndependencies = [\"flask\", \"gunicorn\"]\n[tool.uv]\nrequired-version = \">=0.12,<0.13\"\n" + BackEnd)),
                ("uv.lock", OwnLock), ("uv.toml", "\n"), ("docs/index.md", "Orders\n"), ("orders/__init__.py", ""), ("orders/web.py", "app = Flask(__name__)\n"), ("setup.py", ""), (".python-version", "3.12.4\n"),
            ],
            options => options with { Ports = [new(5000, "tcp"), new(5353, "udp")] }),
        ["plain"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"fastapi[standard]\"]\n[tool.uv]\npackage = false\n")),
                ("uv.lock", OwnLock.Replace("editable", "virtual", StringComparison.Ordinal)), ("main.py", "app = FastAPI()\n"), ("config.yaml", "a: 1\n"), ("src/helper.py", ""), ("test/test_a.py", ""),
            ],
            options => options),
        ["plain-with-library"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"starlette\", \"hypercorn\", \"pricing\"]\n[tool.uv.sources]\npricing = { path = \"libs/pricing\", editable = true }\n")),
                ("uv.lock", OwnLock.Replace("editable", "virtual", StringComparison.Ordinal) + "dependencies = [{ name = \"pricing\" }]\n" + OwnLock.Replace("version = 1\nrequires-python = \">=3.11\"\n", "", StringComparison.Ordinal).Replace("orders", "pricing", StringComparison.Ordinal).Replace("\".\"", "\"libs/pricing\"", StringComparison.Ordinal)),
                ("main.py", "app = Starlette()\n"), ("libs/pricing/pyproject.toml", Head(BackEnd)), ("libs/pricing/src/pricing/__init__.py", ""),
            ],
            options => options),
        ["workspace-member"] = new(
            [
                ("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"services/*\", \"libs/*\"]\n"),
                ("uv.lock", OwnLock.Replace("\".\"", "\"services/orders\"", StringComparison.Ordinal) + "dependencies = [{ name = \"common\" }]\n"
                    + "[[package]]\nname = \"common\"\nversion = \"1.0\"\nsource = { editable = \"libs/common\" }\n[[package]]\nname = \"billing\"\nversion = \"1.0\"\nsource = { editable = \"services/billing\" }\n"),
                ("services/orders/pyproject.toml", Head("dependencies = [\"common\", \"fastapi\", \"uvicorn\"]\n[tool.uv.sources]\ncommon = { workspace = true }\n" + BackEnd)),
                ("services/orders/src/orders/app.py", "app = FastAPI()\n"), ("services/orders/tests/test_app.py", ""),
                ("services/billing/pyproject.toml", Head(BackEnd).Replace("orders", "billing", StringComparison.Ordinal)), ("services/billing/src/billing/__init__.py", ""),
                ("libs/common/pyproject.toml", Head(BackEnd).Replace("orders", "common", StringComparison.Ordinal)), ("libs/common/src/common/__init__.py", ""),
            ],
            options => options with { PackageName = "orders" }),
        ["dynamic"] = new(
            [
                ("pyproject.toml", Head("dynamic = [\"dependencies\"]\n[project.scripts]\nserve = \"orders:main\"\n" + BackEnd)),
                ("uv.lock", OwnLock), ("src/orders/__init__.py", "def main(): ...\n"),
            ],
            options => options with { Ports = [new(8080, "tcp")], StopSignal = "SIGTERM" }),
        ["version-of-git"] = new(
            [
                ("pyproject.toml", Head("dynamic = [\"version\"]\ndependencies = [\"pricing\"]\n[project.scripts]\nserve = \"orders:main\"\n[build-system]\nrequires = [\"hatchling\", \"Hatch_VCS>=0.4\"]\nbuild-backend = \"hatchling.build\"\n[tool.uv.sources]\npricing = { path = \"libs/pricing\" }\n").Replace("version = \"1.0\"\n", "", StringComparison.Ordinal)),
                ("uv.lock", OwnLock.Replace("version = \"1.0\"\n", "", StringComparison.Ordinal) + "dependencies = [{ name = \"pricing\" }]\n[[package]]\nname = \"pricing\"\nsource = { directory = \"libs/pricing\" }\n"),
                ("src/orders/__init__.py", "def main(): ...\n"), ("libs/pricing/src/pricing/__init__.py", ""),
                ("libs/pricing/pyproject.toml", "[project]\nname = \"pricing\"\ndynamic = [\"version\"]\n[build-system]\nrequires = [\"pdm-backend\"]\nbuild-backend = \"pdm.backend\"\n[tool.pdm.version]\nsource = \"scm\"\n"),
            ],
            options => options with { ProjectVersion = "1!2.3.0-rc.1+build-5", Ports = [new(8080, "tcp")], StopSignal = "SIGTERM" }),
        ["pip-requirements"] = new(
            [
                ("requirements.txt", "# made by pip-compile\n--index-url https://mirror.example/simple\nredis==8.1.0 \\\n    --hash=sha256:" + new string('a', 64) + " \\\n    --hash=sha256:" + new string('b', 64) + "\n    # via -r requirements.in\n-r more.txt\n"),
                ("more.txt", "tenacity==9.2.1 ; python_version >= '3.9' --hash=sha256:" + new string('c', 64) + "\n"), ("worker.py", ""), ("tests/test_worker.py", ""),
                ("requirements-dev.txt", "-r requirements.txt\npytest==9.0.0 --hash=sha256:" + new string('d', 64) + "\n"),
            ],
            options => options with { Installer = InstallerKind.Pip, EntryPoint = new EntryPointRequest.ModuleProgram("worker") }),
        ["pip-lock"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"fastapi\", \"uvicorn\"]\n[dependency-groups]\ndev = [\"uvicorn\"]\n" + BackEnd)),
                ("uv.lock", OwnLock + "dependencies = [{ name = \"uvicorn\" }]\n[package.dev-dependencies]\ndev = [{ name = \"uvicorn\" }]\n[[package]]\nname = \"uvicorn\"\nversion = \"0.54.0\"\nsource = { registry = \"https://mirror.example/simple\" }\nwheels = [{ url = \"https://mirror.example/uvicorn-0.54.0-py3-none-any.whl\", hash = \"sha256:" + new string('e', 64) + "\" }]\n"),
                ("src/orders/__init__.py", ""), ("src/orders/web.py", "app = FastAPI()\n"), ("tests/test_web.py", ""),
            ],
            options => options with { Installer = InstallerKind.Pip, CaCertificate = "/etc/company/ca.pem" }),
        ["own-steps"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"fastapi\", \"uvicorn\"]\n" + BackEnd)),
                ("uv.lock", OwnLock), ("src/orders/__init__.py", ""), ("src/orders/web.py", "app = FastAPI()\n"), ("assets/logo.svg", "<svg/>"),
            ],
            options => options with
            {
                BuildCommands = [new("assets", ["python", "-c", "print('$HOME `id` \\ <<EOF')"], HasNetwork: false), new("second", ["true"], HasNetwork: false)],
                Copies =
                [
                    new("assets/logo.svg", "/app/static/"),
                    new(".", "/app/admin") { Folder = Path.Combine(options.ProjectDirectory, "publish"), ContextName = "copy-1" },
                    new("/usr/share/zoneinfo", "/app/zoneinfo") { From = ZoneImage },
                    new("assets", "/app/assets") { IsForBuild = true },
                ],
            }),
        ["own-start"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"fastapi\", \"uvicorn\"]\n" + BackEnd)),
                ("uv.lock", OwnLock), ("src/orders/__init__.py", ""), ("src/orders/web.py", "app = FastAPI()\n"),
            ],
            options => options with
            {
                StartWords = new StartWords { EntryPoint = ["/app/.venv/bin/ddtrace-run"], AppCommandArgs = ["--workers", "4"], DefaultArgs = ["--log-config", "a b.json; $(id)"] },
                User = new ContainerUser(10001, 20002),
                WorkingDirectory = "/app/data",
            }),
        ["worker"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"httpx\"]\n[project.scripts]\nwork = \"orders:main\"\n[dependency-groups]\ndev = []\nlint = []\n[tool.uv]\ndefault-groups = \"all\"\n" + BackEnd)),
                ("uv.lock", OwnLock), ("src/orders/__init__.py", "def main(): ...\n"), ("tests/a.py", ""),
            ],
            options => options),
        ["company"] = new(
            [
                ("pyproject.toml", Head("dependencies = [\"django\", \"gunicorn\"]\n[[tool.uv.index]]\nname = \"team-a\"\nurl = \"https://team-a.example/simple\"\n[[tool.uv.index]]\nname = \"team-b\"\nurl = \"https://team-b.example/simple\"\nauthenticate = \"always\"\n" + BackEnd)),
                ("uv.lock", OwnLock + "dependencies = [{ name = \"django\" }]\n\n[[package]]\nname = \"django\"\nversion = \"5.0\"\nsource = { registry = \"https://team-b.example/simple\" }\n"), ("src/orders/__init__.py", ""), ("src/orders/wsgi.py", "application = get_wsgi_application()\n"), ("company.pem", "x"),
            ],
            options => options with
            {
                CaCertificate = Path.Combine(options.ProjectDirectory, "company.pem"),
                PythonDownloads = "https://mirror.example/pythons",
                PythonVersion = new PythonRequest(3, 13, 5),
                HealthPath = "/health?full=1&a=%20",
                EnvironmentVariables =
                [
                    new("PRICE", "$5 ${HOME} $(id) `id`"), new("QUOTES", "say \"hi\", it's"), new("WINDOWS", "C:\\new\\"), new("SPACES", "  two  words "),
                    new("EMPTY", ""), new("UMLAUT", "größer 🐍"), new("HASH", "# no comment"), new("PLAIN", "a=b,c:d/e@f%g+h"),
                ],
            }),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => _kinds.Keys;

    /// <summary>Each with each base, but for the one that pins a Python which a base does not have.</summary>
    public static IEnumerable<(string Name, BaseKind Kind)> Cases =>
        Names.SelectMany(name => Enum.GetValues<BaseKind>().Select(kind => (name, kind))).Except([("packaged-flat", BaseKind.DistrolessPython)]);

    /// <summary>Writes the project into a folder and plans it.</summary>
    public static ServicePlan Plan(TempFolder folder, string name, BaseKind kind, bool backwards = false)
    {
        var (files, change) = _kinds[name];
        folder.With(backwards ? files.Reverse() : files);
        return Sample.Plan(folder, options => change(options) with { Base = kind });
    }

    private static string Head(string more) => "[project]\nname = \"orders\"\nversion = \"1.0\"\nrequires-python = \">=3.12\"\n" + more;

    private sealed record Kind((string Name, string Text)[] Files, Func<ServiceOptions, ServiceOptions> Change);
}

/// <summary><see cref="GoldenProjects.Cases"/>.</summary>
public sealed class GoldenCases : TheoryData<string, BaseKind>
{
    public GoldenCases()
    {
        foreach (var (name, kind) in GoldenProjects.Cases)
            Add(name, kind);
    }
}
