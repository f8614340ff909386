using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;
using DockerfileReader = PyContainer.Build.Dockerfiles.Reading.DockerfileReader;

namespace PyContainer.Build.Hardening;

/// <summary>What this package writes keeps the rules it asks of others, and reads back as what was meant.</summary>
public sealed class GeneratedFileTests
{
    private const string Project = "/repo/orders.csproj";

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void A_generated_file_breaks_one_rule_only_and_that_one_is_excused(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var report = Report(DockerfileWriter.Write(Recipe.Create(GoldenProjects.Plan(folder, name, kind))));

        Assert.DoesNotContain(report.Findings, finding => finding.Severity != DiagnosticSeverity.Message);
        Assert.Equal(["HARD-03"], report.Broken.Select(rule => rule.Id));
        Assert.Equal([true], report.Excuses.Select(excuse => excuse.IsBuiltIn));
        Assert.All(report.Findings, finding => Assert.Equal(Project, finding.Span!.Value.ToString()));
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void With_pinned_images_a_generated_file_keeps_every_rule(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, name, kind);
        var builder = Pinned(kind is BaseKind.Wolfi or BaseKind.WolfiPython ? "cgr.dev/chainguard/wolfi-base:latest" : $"docker.io/library/python:{plan.Python.MinorText}.1-slim-trixie");
        var runtime = kind switch
        {
            BaseKind.Slim => builder,
            BaseKind.WolfiPython => null,
            BaseKind.DistrolessPython => Pinned("gcr.io/distroless/python3-debian13:nonroot"),
            _ => Pinned("gcr.io/distroless/cc-debian13:nonroot"),
        };
        var options = plan.Options with { BuilderImage = builder, UvImage = Pinned("ghcr.io/astral-sh/uv:0.13.9"), RuntimeImage = runtime };

        Assert.Empty(Inspect.Dockerfile(DockerfileWriter.Write(Recipe.Create(plan with { Options = options }))).Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_user_can_make_pinning_an_error()
    {
        var report = Report("FROM docker.io/library/python:3.13 AS prod\n", new HardeningRuleSetting("HARD-03", DiagnosticSeverity.Error, ""));

        Assert.Contains(report.Findings, finding => finding is { Id: "PYC4003", Severity: DiagnosticSeverity.Error });
        Assert.Empty(report.Excuses);
    }

    [Fact]
    public void A_secret_among_the_variables_is_an_error_at_the_project_without_its_value()
    {
        var report = Report("FROM debian:13 AS build\nENV API_TOKEN=hunter2\nFROM debian:13 AS prod\nENV API_TOKEN=hunter2 A=1 DB_PASSWORD=x EMPTY_SECRET=\n");
        var findings = report.Findings.Where(finding => finding.Id == "PYC4026").ToList();

        Assert.All(findings, finding => Assert.Equal((DiagnosticSeverity.Error, SourceSpan.Of(Project)), (finding.Severity, finding.Span!.Value)));
        Assert.Equal(["'API_TOKEN'", "'DB_PASSWORD'"], findings.Select(finding => finding.Message.Split(' ').Single(word => word.StartsWith('\''))).Distinct());
        Assert.DoesNotContain("hunter2", string.Concat(findings), StringComparison.Ordinal);
    }

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void Writer_and_reader_agree(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var tree = Recipe.Create(GoldenProjects.Plan(folder, name, kind));
        var file = DockerfileReader.Parse(DockerfileWriter.Write(tree), "/repo/Dockerfile");

        Assert.Equal(tree.Stages.Select(stage => (stage.Name, stage.From, stage.Instructions.Count)), file.Stages.Select(stage => (stage.Name!, stage.From.Image, stage.Instructions.Count)));
        Assert.Equal(tree.Stages.SelectMany(stage => stage.Instructions).Select(Keyword), file.Stages.SelectMany(stage => stage.Instructions).Select(instruction => instruction.Source.Keyword));
        Assert.Equal(
            tree.Stages.SelectMany(stage => stage.Instructions).OfType<Env>().SelectMany(env => env.Variables),
            file.Instructions.OfType<EnvInstruction>().SelectMany(env => env.Variables));
        Assert.All(file.Instructions, instruction => Assert.Empty(instruction.Source.UndefinedVariables));
    }

    [Fact]
    public void Every_instruction_that_is_written_is_read_as_it_was_meant()
    {
        const string Odd = "a b\"c'$D\\e#f`ü";
        var text = DockerfileWriter.Write(new Dockerfile(["header"],
        [
            new Stage("one", "example.org/a:1", "first", [new Env([new("A", Odd), new("B", "")]), new Workdir("/w $x"), new Label([new("k " + Odd, Odd)])]),
            new Stage("two", "one", "second",
            [
                new Copy(["a b*", "c"], "/d e/", "one", "0:0"),
                new Run(new RunCommand.Exec(new ExecForm(["/p", Odd]))) { IsOffline = true, Mounts = [new CacheMount("i-1", "/c"), new BindMount("s", "/t", "one", IsWritable: true), new TmpfsMount("/tmp"), new SecretMount("z")] },
                new Run(new RunCommand.Shell(["a", "b"])),
                new Run(new RunCommand.Script(["set -e", "x <<'PY'", "y \\", "PY"])),
                new User(1, 2), new Expose([new ContainerPort(80, "tcp")]), new StopSignal("SIGINT"), new HealthCheck(new ExecForm(["/p", "-c", Odd])), new EntryPoint(new ExecForm([Odd])), new Cmd(ExecForm.Empty),
            ]),
        ]));

        var file = DockerfileReader.Parse(text, "f");
        var all = file.Instructions.ToList();

        Assert.Equal([("A", Odd), ("B", "")], all.OfType<EnvInstruction>().Single().Variables.Select(variable => (variable.Name, variable.Value)));
        Assert.Equal("/w $x", all.OfType<WorkdirInstruction>().Single().Path);
        Assert.Equal([new("k " + Odd, Odd)], all.OfType<LabelInstruction>().Single().Labels);
        var copy = all.OfType<CopyInstruction>().Single();
        Assert.Equal(["a b[*]", "c"], copy.Sources);
        Assert.Equal(("/d e/", "one", "0:0"), (copy.Destination, copy.From, copy.Owner));
        var runs = all.OfType<RunInstruction>().ToList();
        Assert.Equal(["/p", Odd], runs[0].Command.Arguments!);
        Assert.True(runs[0].IsOffline);
        Assert.Equal(["cache /c", "bind /t", "tmpfs /tmp", "secret "], runs[0].Mounts.Select(mount => $"{mount.Type} {mount.Target}"));
        Assert.Equal(["a", "b"], ShellScript.Commands(runs[1]).Select(command => command.ToString()));
        Assert.Equal("set -e\nx <<'PY'\ny \\\nPY\n", runs[2].Source.HereDocuments.Single().Content);
        Assert.Equal("1:2", all.OfType<UserInstruction>().Single().User);
        Assert.Equal(["80/tcp"], all.OfType<ExposeInstruction>().Single().Ports);
        Assert.Equal(Odd, all.OfType<HealthCheckInstruction>().Single().Probe!.Arguments![^1]);
        Assert.Equal([Odd], all.OfType<EntryPointInstruction>().Single().Command.Arguments!);
        Assert.Empty(all.OfType<CmdInstruction>().Single().Command.Arguments!);
        Assert.Empty(all.SelectMany(instruction => instruction.Source.UndefinedVariables));
    }

    private static string Keyword(Instruction instruction) => instruction.GetType().Name.ToUpperInvariant();

    private static HardeningReport Report(string text, params HardeningRuleSetting[] settings) =>
        HardeningPolicy.Check(DockerfileReader.Parse(text, "/repo/obj/Dockerfile"), Inspect.Context with { GeneratedFor = Project, Settings = settings });

    private static ImageReference Pinned(string name) => ImageReference.Parse(name + "@sha256:" + new string('a', 64));
}
