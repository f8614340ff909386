using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Hardening;

public sealed class HardeningPolicyTests
{
    private static readonly SourceSpan _at = SourceSpan.Of("/repo/orders.csproj");

    [Theory]
    [ClassData(typeof(GoldenCases))]
    public void What_is_generated_keeps_the_rules(string name, BaseKind kind)
    {
        using var folder = new TempFolder();
        Assert.Empty(HardeningPolicy.Check(Recipe.Create(GoldenProjects.Plan(folder, name, kind)), _at));
    }

    [Fact]
    public void A_secret_among_the_variables_is_an_error_at_the_project_without_its_value()
    {
        var dockerfile = new Dockerfile([], [Stage("build", [new("API_TOKEN", "hunter2")]), Stage("prod", [new("API_TOKEN", "hunter2"), new("A", "1"), new("DB_PASSWORD", "x"), new("EMPTY_SECRET", "")])]);
        var findings = HardeningPolicy.Check(dockerfile, _at);
        Assert.True(findings.HasErrors);
        Assert.Equal(["PYC4026", "PYC4026"], findings.Select(finding => finding.Id));
        Assert.All(findings, finding => Assert.Equal(_at, finding.Span));
        Assert.Equal(["'API_TOKEN'", "'DB_PASSWORD'"], findings.Select(finding => finding.Message.Split(' ').Single(word => word.StartsWith('\'')).TrimEnd(',')));
        Assert.DoesNotContain("hunter2", string.Concat(findings), StringComparison.Ordinal);
    }

    private static Stage Stage(string name, EnvironmentVariable[] variables) => new(name, "debian:13", "For the test.", [new Env(variables)]);
}
