using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Hardening;

public sealed class ImageRuleTests
{
    private static readonly ImageConfig _good = new()
    {
        Id = "sha256:0",
        User = "65532:65532",
        EntryPoint = ["/app/.venv/bin/python", "-m", "orders"],
        Environment = ["PATH=/app/.venv/bin", "GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305", "TOKEN_FILE=/run/secrets/token", "DB=postgres://db.example/orders", "API_KEY="],
        Labels = new Dictionary<string, string> { ["org.opencontainers.image.source"] = "https://git.example/a:b" },
    };

    public static TheoryData<string, ImageConfig, string[]> Broken => new()
    {
        { "PYC4026", _good with { Environment = ["DB_PASSWORD=x"] }, ["'DB_PASSWORD'"] },
        { "PYC4026", _good with { Environment = ["A=1", "TOKEN=x=y", "API_KEY=z"] }, ["'TOKEN'", "'API_KEY'"] },
        { "PYC4028", _good with { Environment = ["DB=postgres://me:hunter2@db/orders"] }, ["variable 'DB'"] },
        { "PYC4028", _good with { Environment = ["CACHE=redis://:hunter2@cache:6379/0"] }, ["variable 'CACHE'"] },
        { "PYC4028", _good with { Labels = new Dictionary<string, string> { ["source"] = "https://me:hunter2@git.example" } }, ["label 'source'"] },
        { "PYC4028", _good with { Command = ["--url", "https://me:hunter2@git.example", "https://me:hunter2@b"] }, ["the command"] },
        { "PYC4043", _good with { User = "" }, ["sets no user"] },
        { "PYC4043", _good with { User = "root" }, ["'root'"] },
        { "PYC4043", _good with { User = "root:root" }, ["'root:root'"] },
        { "PYC4043", _good with { User = "0:0" }, ["'0:0'"] },
        { "PYC4043", _good with { User = "00:65532" }, ["'00:65532'"] },
        { "PYC4044", _good with { User = "app" }, ["'app'"] },
        { "PYC4044", _good with { User = "65532" }, ["'65532'"] },
        { "PYC4044", _good with { User = "65532:0" }, ["'65532:0'"] },
        { "PYC4044", _good with { User = "65532:app" }, ["'65532:app'"] },
        { "PYC4044", _good with { User = "-1:1" }, ["'-1:1'"] },
        { "PYC4054", _good with { EntryPoint = ["/bin/sh", "-c", "python -m orders"] }, ["ENTRYPOINT"] },
        { "PYC4054", _good with { Command = ["/usr/bin/bash", "-c", "x"] }, ["CMD"] },
        { "PYC4055", _good with { EntryPoint = [] }, ["neither ENTRYPOINT nor CMD"] },
        { "PYC4055", _good with { EntryPoint = [], Command = ["/app/.venv/bin/orders"] }, ["no ENTRYPOINT"] },
        { "PYC4060", _good with { EntryPoint = ["/usr/bin/sudo", "python"] }, ["'sudo'"] },
        { "PYC4060", _good with { EntryPoint = ["gosu", "app", "python"] }, ["'gosu'"] },
    };

    [Fact]
    public void A_good_image_breaks_no_rule() => Assert.Empty(Check(_good));

    [Theory]
    [InlineData("1:1")]
    [InlineData("10001:10001")]
    public void Any_number_but_zero_is_a_user(string user) => Assert.Empty(Check(_good with { User = user }));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_told_once_and_alone(string code, ImageConfig image, string[] told)
    {
        var findings = Check(image).ToList();
        Assert.Equal([.. told.Select(_ => code)], findings.Select(finding => finding.Id));
        Assert.All(told.Zip(findings), pair => Assert.Contains(pair.First, pair.Second.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal((DiagnosticSeverity.Error, SourceSpan.Of("/Dockerfile")), (finding.Severity, finding.Span!.Value)));
        Assert.DoesNotContain("hunter2", string.Concat(findings), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_broken_image_and_a_number_of_the_rubric()
    {
        Assert.Equal(ImagePolicy.Rules.Select(rule => rule.Descriptor.Id), Broken.Select(row => (string)row[0]).Distinct());
        Assert.All(ImagePolicy.Rules, rule => Assert.StartsWith($"HARD-{rule.Descriptor.Id[^2..]}: ", rule.Descriptor.MessageFormat, StringComparison.Ordinal));
    }

    private static DiagnosticBag Check(ImageConfig image) => ImagePolicy.Check(image, SourceSpan.Of("/Dockerfile"));
}
