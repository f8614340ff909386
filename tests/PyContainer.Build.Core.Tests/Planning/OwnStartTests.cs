using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>The user's own words for the start, in the place of what is found and around it.</summary>
public sealed class OwnStartTests
{
    [Fact]
    public void A_command_of_ones_own_needs_nothing_to_be_found()
    {
        var launch = Plan("", options => options with { StartWords = new StartWords { AppCommand = ["python", "-m", "x"], AppCommandArgs = ["a b"], DefaultArgs = ["d"] } }).Launch;
        Assert.Equal(["python", "-m", "x", "a b"], launch.Command);
        Assert.Equal(["d"], launch.Arguments);
        Assert.Empty(launch.Ports);
        Assert.Equal("SIGINT", launch.StopSignal);
    }

    [Fact]
    public void An_entry_point_alone_starts_no_application()
    {
        var launch = Plan("", options => options with { StartWords = new StartWords { Instruction = AppInstruction.None, EntryPoint = ["/app/run"], EntryPointArgs = ["-v"], DefaultArgs = ["d"] } }).Launch;
        Assert.Equal(["/app/run", "-v"], launch.Command);
        Assert.Equal(["d"], launch.Arguments);
    }

    [Fact]
    public void What_is_found_stays_a_server_behind_an_entry_point_of_ones_own()
    {
        var launch = Plan("dependencies = [\"fastapi\", \"uvicorn\"]\n", options => options with { StartWords = new StartWords { EntryPoint = ["tini", "--"] } }).Launch;
        Assert.Equal(["tini", "--"], launch.Command);
        Assert.Equal(["/app/.venv/bin/python", "-m", "uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"], launch.Arguments);
        Assert.Equal((8000, "SIGTERM"), (Assert.Single(launch.Ports).Number, launch.StopSignal));
    }

    [Theory]
    [InlineData("/srv/orders", "WORKDIR /srv/orders\nUSER 65532:65532", false)]
    [InlineData("/app/data", "WORKDIR /app/data\nUSER 65532:65532", true)]
    public void A_folder_below_app_comes_with_the_own_files(string path, string expected, bool isMade)
    {
        var text = Text(options => options with { WorkingDirectory = path });
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(isMade, text.Contains("mkdir -p /out/tree" + path, StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_of_the_application_is_no_second_instruction() => Assert.Equal(Text(options => options), Text(options => options with { WorkingDirectory = "/app" }));

    [Fact]
    public void Every_stage_that_runs_as_somebody_runs_as_the_user()
    {
        var text = Text(options => options with { User = new ContainerUser(10001, 20002) });
        Assert.Equal(3, text.Split("\nUSER 10001:20002\n").Length - 1);
        Assert.DoesNotContain("65532", text, StringComparison.Ordinal);
    }

    private static string Text(Func<ServiceOptions, ServiceOptions> change) => DockerfileWriter.Write(Recipe.Create(Plan("dependencies = [\"fastapi\", \"uvicorn\"]\n", change)));

    private static ServicePlan Plan(string manifest, Func<ServiceOptions, ServiceOptions> change)
    {
        using var folder = new TempFolder();
        folder.With([("pyproject.toml", $"[project]\nname = \"orders\"\nversion = \"1.0\"\nrequires-python = \">=3.12\"\n{manifest}[tool.uv]\npackage = false\n"), ("main.py", "app = FastAPI()\n"),
            ("uv.lock", "version = 1\nrequires-python = \">=3.12\"\n\n[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { virtual = \".\" }\n")]);
        return Sample.Plan(folder, change);
    }
}
