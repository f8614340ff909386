using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>What this package writes keeps the rules it asks of others, and reads back as what was meant.</summary>
public sealed class GeneratedFileTests : IDisposable
{
    private readonly GeneratedFiles _files = new();

    public static TheoryData<BaseKind, string> All { get; } = Rows();

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public void A_generated_file_breaks_one_rule_only_and_that_one_is_excused(BaseKind @base, string kind)
    {
        var report = Report(@base, kind);

        Assert.DoesNotContain(report.Findings, finding => finding.Severity != DiagnosticSeverity.Message);
        Assert.Equal(["HARD-03"], report.Broken.Select(rule => rule.Id));
        Assert.All(report.Excuses, excuse => Assert.True(excuse.IsBuiltIn));
        Assert.All(report.Findings, finding => Assert.Equal("/repo/greeter.csproj", finding.Span!.Value.ToString()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void With_pinned_images_a_generated_file_keeps_every_rule(BaseKind @base, string kind)
    {
        var (builder, runtime, uv) = (Pinned(@base is BaseKind.Wolfi or BaseKind.WolfiPython ? "cgr.dev/chainguard/wolfi-base:latest" : "docker.io/library/python:3.13.9-slim-trixie"),
            Pinned(@base == BaseKind.DistrolessPython ? "gcr.io/distroless/python3-debian13:nonroot" : "gcr.io/distroless/cc-debian13:nonroot"), Pinned("ghcr.io/astral-sh/uv:0.13.9"));
        var text = _files.Text(@base, kind, options => options with
        {
            BuilderImage = builder,
            UvImage = uv,
            RuntimeImage = @base == BaseKind.WolfiPython ? null : @base == BaseKind.Slim ? builder : runtime,
        });

        Assert.Empty(Inspect.Dockerfile(text).Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_user_can_make_pinning_an_error()
    {
        var report = Report(BaseKind.Slim, GeneratedFiles.Packaged, new HardeningRuleSetting("HARD-03", DiagnosticSeverity.Error, ""));

        Assert.Contains(report.Findings, finding => finding is { Id: "PYC4003", Severity: DiagnosticSeverity.Error });
        Assert.Empty(report.Excuses);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Writer_and_reader_agree(BaseKind @base, string kind)
    {
        var file = DockerfileReader.Parse(_files.Text(@base, kind), "/repo/Dockerfile");

        Assert.Equal("prod", file.Stages[^1].Name);
        Assert.Equal("rootfs", file.Stages[^1].Parent!.Name);
        Assert.All(file.Stages, stage => Assert.Empty(stage.Instructions.SelectMany(instruction => instruction.Source.UndefinedVariables)));
        Assert.Contains("pycontainer-ca", file.Instructions.OfType<RunInstruction>().SelectMany(run => run.Mounts).Where(mount => mount.Type == "secret").Select(mount => mount["id"]));
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
        Assert.Equal(["a b\\*", "c"], copy.Sources);
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

    private HardeningReport Report(BaseKind @base, string kind, params HardeningRuleSetting[] settings) => HardeningPolicy.Check(
        DockerfileReader.Parse(_files.Text(@base, kind), "/repo/obj/Dockerfile"), Inspect.Context with { GeneratedFor = "/repo/greeter.csproj", Settings = settings });

    private static ImageReference Pinned(string name) => ImageReference.Parse(name + "@sha256:" + new string('a', 64));

    private static TheoryData<BaseKind, string> Rows()
    {
        var rows = new TheoryData<BaseKind, string>();
        foreach (var @base in Enum.GetValues<BaseKind>())
        {
            foreach (var kind in GeneratedFiles.Kinds)
                rows.Add(@base, kind);
        }
        return rows;
    }
}
