using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

public sealed class LaunchChoiceTests
{
    private const string Package = "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";
    private const string Script = "[project.scripts]\nserve = \"orders:main\"\n" + Package;
    private const string Scripts = "[project.scripts]\nserve = \"orders:main\"\nmigrate = \"orders:migrate\"\n" + Package;
    private const string FastApi = "dependencies = [\"fastapi\", \"uvicorn\"]\n";

    [Fact]
    public void One_script_is_started_before_any_framework() =>
        Assert.Equal(["/app/.venv/bin/serve"], Launch(FastApi + Script, null, ("main.py", "app = FastAPI()\n")).Command);

    [Fact]
    public void Several_scripts_leave_the_choice_to_the_framework() =>
        Assert.Contains("main:app", Launch(FastApi + Scripts, null, ("main.py", "app = FastAPI()\n")).Command);

    [Theory]
    [InlineData("", "[project.scripts] has none; no known web framework among the dependencies.")]
    [InlineData(Scripts, "[project.scripts] has serve, migrate; no known web framework among the dependencies.")]
    [InlineData("dependencies = [\"Flask\", \"gunicorn\", \"httpx\"]\n", "[project.scripts] has none; flask, gunicorn among the dependencies, but no application object in the sources.")]
    public void When_nothing_is_found_the_error_lists_what_there_was(string manifest, string found)
    {
        var fault = Faults.Of(() => Launch(manifest, null));
        Assert.Equal(("PYC2015", 1), (fault.Id, fault.Span!.Value.Line));
        Assert.Contains($"Found: {found} Set PyContainerEntryPoint", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[project.scripts]\nserve = \"orders:main\"\n", "[project.scripts] has serve, ")]
    [InlineData("[project.scripts]\nserve = \"orders:main\"\n" + Package + "[tool.uv]\npackage = false\n", "[project.scripts] has serve, ")]
    public void The_scripts_of_a_project_that_is_no_package_are_not_installed_and_not_started(string manifest, string found)
    {
        var fault = Faults.Of(() => Launch(manifest, null));
        Assert.Equal("PYC2015", fault.Id);
        Assert.Contains($"{found}which uv does not install because the project is no package", fault.Message, StringComparison.Ordinal);
        Assert.Equal("PYC2039", Faults.Of(() => Launch(manifest, "serve")).Id);
    }

    [Fact]
    public void FastAPIs_own_setting_names_the_application() => Assert.Equal(
        ["/app/.venv/bin/python", "-m", "uvicorn", "orders.web:api", "--host", "0.0.0.0", "--port", "8000"],
        Launch(FastApi + "[tool.fastapi]\nentrypoint = \"orders.web:api\"\n", null, ("main.py", "app = FastAPI()\n")).Command);

    [Theory]
    [InlineData("entrypoint = \"not an application\"")]
    [InlineData("entrypoint = \"serve\"")]
    [InlineData("entrypoint = 1")]
    [InlineData("other = 1")]
    public void A_setting_that_names_no_application_is_passed_over(string setting) =>
        Assert.Contains("main:app", Launch(FastApi + "[tool.fastapi]\n" + setting + "\n", null, ("main.py", "app = FastAPI()\n")).Command);

    [Theory]
    [InlineData("serve", "/app/.venv/bin/serve")]
    [InlineData("migrate", "/app/.venv/bin/migrate")]
    [InlineData("uvicorn", "/app/.venv/bin/uvicorn")]
    [InlineData("-m orders.worker", "/app/.venv/bin/python -m orders.worker")]
    [InlineData("orders.web:api", "/app/.venv/bin/python -m uvicorn orders.web:api --host 0.0.0.0 --port 8000")]
    [InlineData("orders:create_app()", "/app/.venv/bin/python -m uvicorn --factory orders:create_app --host 0.0.0.0 --port 8000")]
    public void The_option_decides_before_everything_else(string option, string expected) =>
        Assert.Equal(expected, string.Join(' ', Launch(FastApi + Scripts, option, ("main.py", "app = FastAPI()\n")).Command));

    [Fact]
    public void A_script_that_nobody_defines_is_an_error_at_the_project_that_names_it()
    {
        var fault = Faults.Of(() => Launch(FastApi + Scripts, "srve"));
        Assert.Equal(("PYC2039", "orders.csproj"), (fault.Id, Path.GetFileName(fault.Span!.Value.File)));
        Assert.Contains("'srve'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("[project.scripts] has serve, migrate", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dependencies = [\"hypercorn\"]\n", "hypercorn")]
    [InlineData("dependencies = [\"gunicorn\"]\n", "gunicorn")]
    [InlineData("dependencies = [\"fastapi[standard]\"]\n", "uvicorn")]
    public void An_application_of_an_unknown_framework_takes_the_server_that_is_there(string manifest, string server) =>
        Assert.Equal(server, Launch(manifest, "orders:app").Command[2]);

    [Theory]
    [InlineData("", "uvicorn, hypercorn")]
    [InlineData("dependencies = [\"flask\", \"uvicorn\"]\n", "gunicorn")]
    public void A_named_application_without_a_server_is_an_error(string manifest, string servers)
    {
        var fault = Faults.Of(() => Launch(manifest, "orders:app"));
        Assert.Equal("PYC2017", fault.Id);
        Assert.Contains($"none of: {servers}.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "8000/tcp", "8000")]
    [InlineData("9000", "9000/tcp", "9000")]
    [InlineData("9000 9001", "9000/tcp,9001/tcp", "9000")]
    [InlineData("53/udp 9000", "53/udp,9000/tcp", "9000")]
    [InlineData("53/udp", "53/udp,8000/tcp", "8000")]
    public void A_server_listens_on_the_first_TCP_port(string given, string exposed, string listens)
    {
        var launch = Launch(FastApi, "orders:app", Ports(given));
        Assert.Equal((exposed, listens), (string.Join(',', launch.Ports), launch.Command[^1]));
    }

    [Theory]
    [InlineData("", "SIGINT")]
    [InlineData("dependencies = [\"uvicorn\"]\n", "SIGTERM")]
    public void A_plain_program_gets_the_signal_that_Python_obeys(string manifest, string signal)
    {
        var launch = Launch(manifest, "-m orders");
        Assert.Equal((signal, 0, null), (launch.StopSignal, launch.Ports.Count, launch.HealthPath));
    }

    [Theory]
    [InlineData("-m orders")]
    [InlineData("orders:app")]
    public void Signal_and_health_path_of_the_options_count(string entryPoint)
    {
        var launch = Launch(FastApi, entryPoint, options => options with { StopSignal = "SIGQUIT", HealthPath = "/healthz" });
        Assert.Equal(("SIGQUIT", "/healthz"), (launch.StopSignal, launch.HealthPath));
    }

    [Theory]
    [InlineData("-m orders", "", true)]
    [InlineData("-m orders", "53/udp", true)]
    [InlineData("-m orders", "9000", false)]
    [InlineData("orders:app", "", false)]
    public void A_health_path_that_no_probe_can_ask_is_told(string entryPoint, string ports, bool isTold)
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(FastApi)), ("orders.py", "app = FastAPI()\n")]);
        Assert.True(EntryPointRequest.TryParse(entryPoint, out var request));
        var plan = Sample.Plan(folder, options => Ports(ports)(options) with { EntryPoint = request, HealthPath = "/healthz" });
        Assert.Equal(isTold ? ["PYC2194"] : Array.Empty<string>(), plan.Findings.Select(finding => finding.Id));
        Assert.Equal(isTold, Dockerfiles.Probe.Of(plan.Launch) is null);
        var health = Reports.ServiceReport.Create(plan.Options, plan.Project, plan, null, new Dictionary<string, string>(), _ => null).Single(line => line.Name == "health");
        Assert.Equal(isTold ? ("none", "no ContainerPort item names a TCP port") : ($"GET /healthz on port {plan.Launch.ProbePort!.Number} answers 200", "PyContainerHealthPath"), (health.Value, health.Because));
    }

    [Fact]
    public void A_probe_is_told_for_the_port_that_it_asks()
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(FastApi)), ("orders.py", "app = FastAPI()\n")]);
        var plan = Sample.Plan(folder, Ports("53/udp 9000"));
        var report = Reports.ServiceReport.Create(plan.Options, plan.Project, plan, null, new Dictionary<string, string>(), _ => null);
        Assert.Equal("port 9000 takes a connection", report.Single(line => line.Name == "health").Value);
    }

    [Fact]
    public void The_platform_is_told_with_who_chose_it()
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(FastApi)), ("orders.py", "app = FastAPI()\n")]);
        var plan = Sample.Plan(folder, options => options with { Platforms = [Platform.OfDocker("linux/arm64")!], HasPlatformOfDocker = true });
        var report = Reports.ServiceReport.Create(plan.Options, plan.Project, plan, null, new Dictionary<string, string>(), _ => null);
        Assert.Contains(new("platforms", "linux/arm64", "DOCKER_DEFAULT_PLATFORM"), report);
        Assert.Contains("--platform linux/arm64", report.Single(line => line.Name == "command").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_nobody_defines_is_told_beside_the_application_that_there_is()
    {
        var fault = Faults.Of(() => Launch(FastApi, "srve", ("main.py", "app = FastAPI()\n")));
        Assert.Equal("PYC2039", fault.Id);
        Assert.Contains("fastapi, uvicorn among the dependencies, and main:app in the sources.", fault.Message, StringComparison.Ordinal);
    }

    private static Func<ServiceOptions, ServiceOptions> Ports(string text) => options => options with
    {
        Ports = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(port => ContainerPort.TryParse(port, null, out var read) ? read! : throw new FormatException(port))],
    };

    private static Launch Launch(string manifest, string? entryPoint, params (string, string)[] files) => Launch(manifest, entryPoint, options => options, files);

    private static Launch Launch(string manifest, string? entryPoint, Func<ServiceOptions, ServiceOptions> change, params (string, string)[] files)
    {
        EntryPointRequest? request = null;
        Assert.Equal(entryPoint is not null, entryPoint is not null && EntryPointRequest.TryParse(entryPoint, out request));
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", Sample.Manifest(manifest)), .. files]);
        return Sample.Plan(folder, options => change(options) with { EntryPoint = request }).Launch;
    }
}
