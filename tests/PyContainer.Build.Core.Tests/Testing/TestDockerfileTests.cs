using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Hardening;
using PyContainer.Build.Options;

namespace PyContainer.Build.Testing;

public sealed class TestDockerfileTests
{
    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void The_checks_stand_behind_an_unchanged_file_and_break_no_rule(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, name, kind);
        var text = DockerfileWriter.Write(Recipe.Create(plan));
        var options = plan.Options with { TestCommands = [new("ruff", []), new("odd", ["x", "$(id) ${HOME} \\ \" ' é"]) { HasNetwork = true }] };
        var tests = TestDockerfile.Create(text, "/Dockerfile", TestPlanner.Create(options, plan.Project));
        Assert.StartsWith(text.TrimEnd('\n'), tests, StringComparison.Ordinal);

        var document = DockerfileReader.Parse(tests, "/Dockerfile");
        Assert.Equal(["build", "build", "scratch"], document.Stages.TakeLast(3).Select(stage => stage.From.Image));
        Assert.Equal(["test-ruff", "test-odd", "test-results"], document.Stages.TakeLast(3).Select(stage => stage.Name));
        Assert.DoesNotContain(document.Stages.Where(stage => stage.Name == "prod").SelectMany(stage => stage.Chain), stage => stage.Name!.StartsWith("test-", StringComparison.Ordinal));
        var context = HardeningContext.Of(plan.Options, Sample.Today);
        Assert.Equal(Codes(DockerfileReader.Parse(text, "/Dockerfile"), context), Codes(document, context));
    }

    [Fact]
    public void A_check_is_a_program_without_a_shell_and_without_a_network_unless_it_asks_for_one()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "packaged-src", BaseKind.DistrolessCc);
        var options = plan.Options with { TestCommands = [new("a", ["x", "$(id) \"q\""]), new("b", ["y"]) { HasNetwork = true }] };
        var lines = TestDockerfile.Create("FROM debian AS build\n", "/Dockerfile", TestPlanner.Create(options, plan.Project)).Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith("RUN", StringComparison.Ordinal));
        Assert.Equal("RUN --network=none \\", lines[first]);
        Assert.StartsWith("    [\"python\", \"-I\", \"-B\", \"-c\", \"import json, os", lines[first + 1], StringComparison.Ordinal);
        Assert.EndsWith("\"/tmp/results/a\", \"x\", \"$(id) \\\"q\\\"\"]", lines[first + 1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("RUN [\"python\"", StringComparison.Ordinal) && line.EndsWith("\"/tmp/results/b\", \"y\"]", StringComparison.Ordinal));
        Assert.Equal(["COPY --from=test-a /tmp/results/a/ /a/", "COPY --from=test-b /tmp/results/b/ /b/"], lines.Where(line => line.StartsWith("COPY", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("FROM debian AS prod\n", "there is no stage 'build'")]
    [InlineData("FROM debian AS Build\nFROM build AS test-RUFF\n", "the name 'test-ruff' is taken")]
    [InlineData("FROM debian AS build\nFROM scratch AS test-results\n", "the name 'test-results' is taken")]
    public void A_file_of_ones_own_that_cannot_carry_them_is_refused(string text, string why)
    {
        using var folder = Results.Project();
        var fault = Faults.Of(() => TestDockerfile.Create(text, "/Dockerfile", [Results.Step(folder, "ruff")]));
        Assert.Equal("PYC3651", fault.Id);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(DockerfileDocument document, HardeningContext context) => HardeningPolicy.Check(document, context).Findings.Select(finding => finding.Id + finding.Message);
}
