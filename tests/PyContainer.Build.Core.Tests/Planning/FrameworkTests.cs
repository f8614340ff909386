namespace PyContainer.Build.Planning;

/// <summary>Each framework with each server that can serve it.</summary>
public sealed class FrameworkTests
{
    private const string Uvicorn = "/app/.venv/bin/python -m uvicorn main:app --host 0.0.0.0 --port 8000";
    private const string Hypercorn = "/app/.venv/bin/python -m hypercorn main:app --bind 0.0.0.0:8000";
    private const string Gunicorn = "/app/.venv/bin/python -m gunicorn main:app --bind 0.0.0.0:8000 --worker-tmp-dir /tmp";

    [Theory]
    [InlineData("fastapi", "app = FastAPI()", "uvicorn", Uvicorn)]
    [InlineData("fastapi", "app = FastAPI()", "hypercorn", Hypercorn)]
    [InlineData("starlette", "app = Starlette(debug=False)", "uvicorn", Uvicorn)]
    [InlineData("starlette", "app: Starlette = starlette.applications.Starlette(", "hypercorn", Hypercorn)]
    [InlineData("litestar", "app = Litestar([])", "uvicorn", Uvicorn)]
    [InlineData("litestar", "app = Litestar([])", "hypercorn", Hypercorn)]
    [InlineData("flask", "app = flask.Flask(__name__)", "gunicorn", Gunicorn)]
    public void A_framework_is_served_by_the_server_among_the_dependencies(string framework, string line, string server, string expected) =>
        Assert.Equal(expected, Command([framework, server], ("main.py", line + "\n")));

    [Theory]
    [InlineData("fastapi[standard]", "app = FastAPI()")]
    [InlineData("FastAPI[all]>=0.115", "app = FastAPI()")]
    [InlineData("litestar[standard]", "app = Litestar()")]
    [InlineData("litestar[full]", "app = Litestar()")]
    public void Extras_of_a_framework_bring_uvicorn(string dependency, string line) => Assert.Equal(Uvicorn, Command([dependency], ("main.py", line + "\n")));

    [Theory]
    [InlineData("gunicorn", "-m gunicorn site.wsgi:application --bind 0.0.0.0:8000 --worker-tmp-dir /tmp")]
    [InlineData("uvicorn", "-m uvicorn site.asgi:application --host 0.0.0.0 --port 8000")]
    [InlineData("hypercorn", "-m hypercorn site.asgi:application --bind 0.0.0.0:8000")]
    public void Django_is_served_by_the_file_that_its_server_understands(string server, string expected)
    {
        var files = new[] { "wsgi", "asgi" }.Select(kind => ($"site/{kind}.py", $"application = get_{kind}_application()\n")).ToArray();
        Assert.Equal($"/app/.venv/bin/python {expected}", Command(["django>=5", server], files));
    }

    [Theory]
    [InlineData("25.0.3", "")]
    [InlineData("25.1.0", " --no-control-socket")]
    [InlineData("27.0.1", " --no-control-socket")]
    public void Gunicorn_opens_no_socket_for_being_managed_where_the_lock_has_a_version_that_would(string version, string expected)
    {
        using var folder = new TempFolder().With(
            ("pyproject.toml", "[project]\nname = \"orders\"\nversion = \"1.0\"\nrequires-python = \">=3.12\"\ndependencies = [\"flask\", \"gunicorn\"]\n"), ("main.py", "app = flask.Flask(__name__)\n"),
            ("uv.lock", Sample.Lock + $"[[package]]\nname = \"gunicorn\"\nversion = \"{version}\"\nsource = {{ registry = \"https://example.test/simple\" }}\n[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = {{ virtual = \".\" }}\ndependencies = [{{ name = \"gunicorn\" }}]\n"));
        Assert.Equal(Gunicorn + expected, string.Join(' ', Sample.Plan(folder).Launch.Command));
    }

    [Theory]
    [InlineData("uvicorn", "-m uvicorn --factory main:create_app --host 0.0.0.0 --port 8000")]
    [InlineData("hypercorn", "-m hypercorn main:create_app() --bind 0.0.0.0:8000")]
    public void A_factory_is_called_in_the_words_of_the_server(string server, string expected) =>
        Assert.Equal($"/app/.venv/bin/python {expected}", Command(["fastapi", server], ("main.py", "def create_app():\n    return FastAPI()\n")));

    [Theory]
    [InlineData("def build() -> FastAPI:", "build")]
    [InlineData("def build() -> fastapi.FastAPI :", "build")]
    [InlineData("def create_app():", "create_app")]
    [InlineData("def create_app() -> Any:", "create_app")]
    public void A_factory_is_known_by_its_type_or_its_usual_name(string line, string name) =>
        Assert.Contains($"--factory main:{name} ", Command(["fastapi", "uvicorn"], ("main.py", line + "\n    ...\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("fastapi", "app = FastAPI()", "uvicorn, hypercorn", "uvicorn")]
    [InlineData("starlette", "app = Starlette()", "uvicorn, hypercorn", "uvicorn")]
    [InlineData("flask", "app = Flask(__name__)", "gunicorn", "gunicorn")]
    [InlineData("litestar", "app = Litestar()", "uvicorn, hypercorn", "uvicorn")]
    public void An_application_without_a_server_is_an_error_that_names_the_servers(string framework, string line, string servers, string first)
    {
        foreach (var useless in new[] { "httpx", first == "gunicorn" ? "uvicorn" : "gunicorn" })
        {
            var fault = Faults.Of(() => Command([framework, useless], ("main.py", line + "\n")));
            Assert.Equal(("PYC2017", 1), (fault.Id, fault.Span!.Value.Line));
            Assert.Contains($"'main:app' needs a server, and the dependencies have none of: {servers}. Run 'uv add {first}'", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Django_without_a_server_is_told_of_gunicorn() =>
        Assert.Contains("'uv add gunicorn'", Faults.Of(() => Command(["django"], ("site/wsgi.py", "application = 1\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_framework_without_an_application_object_gives_way_to_the_next() =>
        Assert.Equal(Gunicorn, Command(["fastapi", "flask", "gunicorn", "uvicorn"], ("main.py", "app = Flask(__name__)\n")));

    private static string Command(string[] dependencies, params (string, string)[] files)
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest($"dependencies = [{string.Join(", ", dependencies.Select(name => $"\"{name}\""))}]\n")), .. files]);
        return string.Join(' ', Sample.Plan(folder).Launch.Command);
    }
}
