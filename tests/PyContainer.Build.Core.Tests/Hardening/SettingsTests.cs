using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

/// <summary>Rules are raised freely, lowered with a reason, and critical ones are never hidden.</summary>
public sealed class SettingsTests
{
    private static readonly string _broken = KeptDockerfile.With("EXPOSE 8000/tcp", "EXPOSE 80").Replace("STOPSIGNAL SIGTERM\n", "", StringComparison.Ordinal)
        .Replace("USER 65532:65532\nEXPOSE", "USER root\nEXPOSE", StringComparison.Ordinal);

    [Fact]
    public void Without_settings_critical_is_an_error_high_a_warning_and_the_rest_a_message() =>
        Assert.Equal(["PYC4043 Error", "PYC4063 Message", "PYC4064 Warning"], Weights());

    [Fact]
    public void A_rule_is_raised_without_a_reason() =>
        Assert.Equal(["PYC4043 Error", "PYC4063 Error", "PYC4064 Warning"], Weights(Read("HARD-63", "error")));

    [Fact]
    public void A_grade_stands_for_its_rules_and_the_rule_itself_comes_first() =>
        Assert.Equal(["PYC4043 Error", "PYC4063 Warning", "PYC4064 Error"], Weights(Read("PYC4064", "error"), Read("medium", "warning"), Read("high", "message", "all of them")));

    [Fact]
    public void The_last_setting_of_a_rule_counts() =>
        Assert.Equal(["PYC4043 Error", "PYC4063 Message", "PYC4064 Error"], Weights(Read("hard-64", "none", "no"), Read("HARD-64", "error")));

    [Fact]
    public void A_lowered_rule_is_told_with_its_reason()
    {
        var report = Inspect.Dockerfile(_broken, Read("HARD-64", "none", "the port is mapped"), Read("HARD-43", "warning", "until Friday"), Read("HARD-59", "none", "not used"));

        Assert.Equal(["PYC4043 Warning", "PYC4063 Message"], report.Findings.Select(Weight));
        Assert.Equal(["HARD-43 is a warning (1 finding): until Friday", "HARD-64 is off (1 finding): the port is mapped"], report.Excuses.Select(excuse => excuse.ToString()));
        Assert.All(report.Excuses, excuse => Assert.False(excuse.IsBuiltIn));
    }

    [Theory]
    [InlineData("HARD-98", "none", "why", "PYC4101")]
    [InlineData("HARD-999", "none", "why", "PYC4101")]
    [InlineData("critical", "warning", "why", "PYC4101")]
    [InlineData("", "error", "", "PYC4101")]
    [InlineData("HARD-10", "off", "why", "PYC4102")]
    [InlineData("HARD-10", "", "why", "PYC4102")]
    [InlineData("HARD-64", "message", "", "PYC4103")]
    [InlineData("HARD-64", "none", "  ", "PYC4103")]
    [InlineData("HARD-43", "warning", "", "PYC4103")]
    [InlineData("medium", "none", "", "PYC4103")]
    [InlineData("HARD-43", "none", "why", "PYC4104")]
    [InlineData("PYC4003", "message", "why", "PYC4104")]
    public void What_makes_no_sense_is_a_coded_error(string rule, string severity, string reason, string code)
    {
        Assert.Null(HardeningSettings.Read(rule, severity, reason, SourceSpan.Of("/repo/greeter.csproj"), out var fault));
        Assert.Equal((code, "/repo/greeter.csproj"), (fault!.Id, fault.Span!.Value.File));
    }

    [Fact]
    public void A_finding_in_a_hand_written_file_has_its_line()
    {
        var finding = Inspect.Dockerfile("FROM x AS prod\n\n# why\nADD a \\\n  b /c/\n").Findings.Single(finding => finding.Id == "PYC4078");

        Assert.Equal("/repo/Dockerfile(4,1): warning PYC4078: HARD-78: ADD may unpack or fetch what it is given. Write COPY.", finding.ToString());
    }

    [Fact]
    public void A_finding_is_one_line_and_repeats_no_password()
    {
        var report = Inspect.Dockerfile("FROM x AS a\nRUN pip install --index-url https://me:hunter2@example.org/simple x\nFROM y AS prod\nCOPY --from=a /x /y\nENTRYPOINT [\"sudo\", \"a\\nb\"]\nCMD [\"--reload\", \"x\\ny\"]\n");

        Assert.Contains(report.Findings, finding => finding.Id == "PYC4016");
        Assert.Contains(report.Findings, finding => finding.Message.Contains("sudo a b", StringComparison.Ordinal));
        Assert.All(report.Findings, finding => Assert.DoesNotContain("hunter2", finding.Message, StringComparison.Ordinal));
        Assert.All(report.Findings, finding => Assert.DoesNotContain('\n', finding.Message));
    }

    private static string[] Weights(params HardeningRuleSetting[] settings) => [.. Inspect.Dockerfile(_broken, settings).Findings.Select(Weight)];

    private static string Weight(Diagnostic finding) => $"{finding.Id} {finding.Severity}";

    private static HardeningRuleSetting Read(string rule, string severity, string reason = "")
    {
        var setting = HardeningSettings.Read(rule, severity, reason, default, out var fault);
        Assert.Null(fault);
        return setting!;
    }
}
