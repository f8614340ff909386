using Microsoft.Build.Utilities;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build;

/// <summary><c>PyContainerHardeningRule</c> items on their way from the project to the log.</summary>
public sealed class HardeningRuleItemTests
{
    // Breaks HARD-43, a critical rule, and many others.
    private const string Root = "FROM scratch AS prod\nENTRYPOINT [\"/app\"]\n";

    [Fact]
    public void An_item_becomes_a_setting()
    {
        using var service = new ServiceFolder();
        var (options, findings) = service.Bind(rules: [Rule("pyc4046", "None", "host\naccount"), Rule("Medium", "warning")]);

        Assert.Empty(findings);
        Assert.Equal([new("HARD-46", null, "host␤account"), new("medium", DiagnosticSeverity.Warning, "")], options!.HardeningRules);
    }

    [Fact]
    public void Each_wrong_item_is_told_at_the_project()
    {
        using var service = new ServiceFolder();
        var (options, findings) = service.Bind(rules: [Rule("HARD-98", "none", "x"), Rule("HARD-10", "off"), Rule("HARD-64", "none"), Rule("HARD-43", "none", "x")]);

        Assert.Null(options);
        Assert.Equal(["PYC4101", "PYC4102", "PYC4103", "PYC4104"], findings.Select(finding => finding.Id));
        Assert.All(findings, finding => Assert.Equal(service.Item.GetMetadata("ProjectFile"), finding.Span!.Value.File));
    }

    [Fact]
    public void A_hand_written_file_that_breaks_a_critical_rule_is_an_error_at_its_line()
    {
        using var service = new ServiceFolder();
        var (result, engine, file) = Generate(service, []);

        Assert.False(result);
        var error = Assert.Single(engine.Errors);
        Assert.Equal(("PYC4043", file, 1), (error.Code, error.File, error.LineNumber));
    }

    [Fact]
    public void A_reason_of_the_user_is_printed_where_everybody_sees_it()
    {
        using var service = new ServiceFolder();
        var (result, engine, _) = Generate(service, [Rule("HARD-43", "warning", "until Friday"), Rule("HARD-64", "none", "no port")]);

        Assert.True(result);
        Assert.Contains("PYC4043", engine.Warnings.Select(warning => warning.Code));
        Assert.DoesNotContain("PYC4064", engine.Warnings.Select(warning => warning.Code));
        var loud = engine.Messages.Where(message => message.Importance == Microsoft.Build.Framework.MessageImportance.High).Select(message => message.Message);
        Assert.Equal(["HARD-43 is a warning (1 finding): until Friday", "HARD-64 is off (1 finding): no port"], loud);
    }

    private static (bool Result, FakeBuildEngine Engine, string File) Generate(ServiceFolder service, TaskItem[] rules)
    {
        var file = service.Write("Own.Dockerfile", Root);
        service.Item.SetMetadata("Dockerfile", "Own.Dockerfile");
        var engine = new FakeBuildEngine();
        using var task = new GenerateDockerfile { BuildEngine = engine, Service = service.Item, AllServices = [service.Item], Items = ServiceFolder.List("PyContainerHardeningRule", rules) };
        return (task.Execute(), engine, file);
    }

    private static TaskItem Rule(string rule, string severity, string reason = "")
    {
        var item = new TaskItem(rule);
        item.SetMetadata("Severity", severity);
        item.SetMetadata("Reason", reason);
        return item;
    }
}
