using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

public sealed class OwnStepsTests
{
    [Fact]
    public void A_command_runs_as_it_is_without_a_network_in_the_folder_of_the_project_with_its_environment()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "workspace-member", BaseKind.Slim);
        var stage = Stage(plan with { Options = plan.Options with { BuildCommands = [new("a", ["python", "-c", "$HOME"], HasNetwork: false), new("b", ["true"], HasNetwork: true)] } }, "steps");
        Assert.Equal("deps", stage.From);
        Assert.DoesNotContain(stage.Instructions, instruction => instruction is Workdir);
        Assert.StartsWith("/app/.venv/bin:", Assert.Single(stage.Instructions.OfType<Env>()).Variables.Single(variable => variable.Name == "PATH").Value, StringComparison.Ordinal);
        var runs = stage.Instructions.OfType<Run>().ToList();
        Assert.Equal([true, true, false], runs.Select(run => run.IsOffline));
        Assert.Equal(["/src/services/orders", "python", "-c", "$HOME"], Assert.IsType<RunCommand.Exec>(runs[1].Command).Command.Arguments.Skip(5));
        Assert.Contains(new BindMount("services/orders/src", "/in/services/orders/src"), runs[0].Mounts);
    }

    [Theory]
    [InlineData("packaged-src")]
    [InlineData("plain")]
    [InlineData("plain-with-library")]
    [InlineData("pip-requirements")]
    public void What_ships_is_made_from_what_the_commands_left(string name)
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, name, BaseKind.DistrolessCc);
        var run = Assert.Single(Stage(plan with { Options = plan.Options with { BuildCommands = [new("a", ["true"], HasNetwork: false)] } }, "app").Instructions.OfType<Run>());
        Assert.Equal(["steps"], run.Mounts.OfType<BindMount>().Where(mount => mount.From is null or "steps").Select(mount => mount.From));
        var lines = Assert.IsType<RunCommand.Script>(run.Command).Lines;
        Assert.Equal(["set -e", "mkdir -p /src", "cp -R /in/. /src"], lines.Take(3));
    }

    [Fact]
    public void Of_a_plain_project_all_at_the_top_ships_but_what_did_not_before()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "plain-with-library", BaseKind.DistrolessCc);
        Assert.Equal(["pyproject.toml", "uv.lock"], OwnCommands.NotShipped(plan).Order(StringComparer.Ordinal));
        var run = Assert.Single(Stage(plan with { Options = plan.Options with { BuildCommands = [new("a", ["true"], HasNetwork: false)] } }, "app").Instructions.OfType<Run>());
        Assert.Contains(Assert.IsType<RunCommand.Script>(run.Command).Lines, line => line == "/app/.venv/bin/python -I -S -B - /src /in/ pyproject.toml uv.lock <<'PY'");
    }

    [Fact]
    public void Files_of_this_machine_join_the_last_layer_and_those_of_an_image_stand_before_it()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "own-steps", BaseKind.DistrolessCc);
        var copies = Stage(plan, "prod").Instructions.OfType<Copy>().ToList();
        Assert.Equal([GoldenProjects.ZoneImage, "app"], copies.Select(copy => copy.From));
        Assert.All(copies, copy => Assert.Equal("0:0", copy.Owner));
        var mounts = Assert.Single(Stage(plan, "app").Instructions.OfType<Run>()).Mounts;
        Assert.Contains(new BindMount("assets/logo.svg", "/copies/1/logo.svg"), mounts);
        Assert.Contains(new BindMount("/", "/copies/2/tree", "copy-1"), mounts);
        Assert.Contains(Stage(plan, "build").Instructions.OfType<Copy>(), copy => copy is { From: null, Destination: "/app/assets", Owner: "0:0" });
        Assert.Equal(["assets/logo.svg", "assets"], plan.Files.Copied);
        Assert.Contains("\n!assets/logo.svg\n", IgnoreFile.Create(plan.Files), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reader_understands_the_steps_as_they_were_meant()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "own-steps", BaseKind.DistrolessCc);
        var read = DockerfileReader.Parse(DockerfileWriter.Write(Recipe.Create(plan)), "Dockerfile");
        Assert.Equal(Recipe.Create(plan).Stages.Select(stage => stage.Name), read.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void A_copy_of_what_is_not_there_is_refused_before_the_build()
    {
        using var folder = new TempFolder();
        GoldenProjects.Plan(folder, "plain", BaseKind.Slim);
        var refusal = Assert.Throws<DiagnosticException>(() => Sample.Plan(folder, options => options with { Copies = [new("not-there", "/app/x")] }));
        Assert.Equal("PYC2064", refusal.Diagnostic.Id);
    }

    private static Stage Stage(ServicePlan plan, string name) => Recipe.Create(plan).Stages.Single(stage => stage.Name == name);
}
