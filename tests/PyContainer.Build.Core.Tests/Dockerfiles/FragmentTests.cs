using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

public sealed class FragmentTests
{
    [Theory]
    [InlineData("base")]
    [InlineData("deps")]
    [InlineData("build")]
    [InlineData("prod")]
    public void A_fragment_stands_at_the_end_of_its_stage_before_the_user(string stage)
    {
        var text = Write(stage, "# why\r\nENV TEAM=shop\r\n");
        var lines = text[text.IndexOf($" AS {stage}\n", StringComparison.Ordinal)..].Split("\n\n")[0].Split('\n');
        var at = Array.IndexOf(lines, "ENV TEAM=shop");
        Assert.Equal("# why", lines[at - 1]);
        Assert.True(stage is "base" or "deps" ? at == lines.Length - 1 : lines[at + 1].StartsWith("USER ", StringComparison.Ordinal), string.Join('\n', lines));
        // The environment of the stage build is made anew, as that of deps was.
        Assert.Equal(stage == "deps" ? 2 : 1, text.Split('\n').Count(line => line == "ENV TEAM=shop"));
    }

    [Theory]
    [InlineData("ENV A=b\nFROM scratch\n", 2, "FROM starts another stage")]
    [InlineData("USER root\n", 1, "USER")]
    [InlineData("\nONBUILD RUN x\n", 2, "ONBUILD")]
    [InlineData("ENV A=b\nRUNN x\n", 2, "")]
    [InlineData("RUN x \\\n", 1, "continues")]
    [InlineData("RUN <<EOF\nx\n", 1, "")]
    public void What_no_stage_can_take_is_refused_at_its_line(string text, int line, string reason)
    {
        var fault = Faults.Of(() => Write("base", text));
        Assert.Equal(("PYC2065", "/srv/eng/own.Dockerfile", line), (fault.Id, fault.Span!.Value.File, fault.Span.Value.Line));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_at_the_top_is_no_directive() => Assert.Contains("\n# escape=`\nRUN true\n", Write("base", "# escape=`\nRUN true\n"), StringComparison.Ordinal);

    [Fact]
    public void A_fragment_is_held_against_the_rules()
    {
        var report = Hardening.HardeningPolicy.Check(Reading.DockerfileReader.Parse(Write("prod", "RUN curl -s https://get.example/x | sh\n"), "/repo/Dockerfile"), Hardening.Inspect.Context);
        Assert.Contains(report.Findings, finding => finding.Message.StartsWith("HARD-08", StringComparison.Ordinal));
        Assert.Contains(report.Findings, finding => finding.Message.StartsWith("HARD-11", StringComparison.Ordinal));
    }

    private static string Write(string stage, string text)
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "packaged-src", BaseKind.DistrolessCc);
        return DockerfileWriter.Write(Recipe.Create(plan with { Fragments = [new PlannedFragment(new DockerfileFragment("/srv/eng/own.Dockerfile", stage), text.ReplaceLineEndings("\n"))] }));
    }
}
