using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles.Reading;
using PyContainer.Build.Images;

namespace PyContainer.Build.Hardening;

/// <summary>The pages say of each rule what the code does.</summary>
public sealed class HardeningDocumentTests
{
    private static readonly string _docs = Path.Combine(Root(), "docs");

    private static readonly Dictionary<string, string[]> _rows = File.ReadAllLines(Path.Combine(_docs, "hardening.md"))
        .Where(line => line.StartsWith("| HARD-", StringComparison.Ordinal) || line.StartsWith("| [HARD-", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | ")).ToDictionary(cells => cells[0].TrimStart('[')[.."HARD-nn".Length], StringComparer.Ordinal);

    public static TheoryData<string> Rules { get; } = [.. HardeningRules.All.Select(rule => rule.Id)];

    public static TheoryData<string, DiagnosticSeverity, string> Codes { get; } = AllCodes();

    [Fact]
    public void The_table_has_every_rule_of_the_rubric() =>
        Assert.Equal(Enumerable.Range(1, 99).Select(number => $"HARD-{number:00}"), _rows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_row_says_where_its_rule_is_checked_and_what_it_weighs(string id)
    {
        var rule = HardeningRules.Find(id)!;
        var cells = _rows[id];

        Assert.Equal(6, cells.Length);
        Assert.Equal($"[{id}](errors.md#{rule.Descriptor.Id.ToLowerInvariant()})", cells[0]);
        Assert.All(cells, cell => Assert.NotEmpty(cell));
        Assert.Equal(DockerfileRuleTests.Overrides(rule, nameof(HardeningRule.CheckDockerfile)), cells[4].Split(", ").Contains("file"));
        Assert.Equal(DockerfileRuleTests.Overrides(rule, nameof(HardeningRule.CheckImage)), cells[4].Split(", ").Contains("image"));
        Assert.Equal(DockerfileRuleTests.Overrides(rule, nameof(HardeningRule.CheckFiles)), cells[4].Split(", ").Contains("files"));
        Assert.Equal(rule.Grade.ToString().ToLowerInvariant(), cells[5]);
    }

    [Fact]
    public void What_no_rule_checks_says_so_or_names_the_step()
    {
        var checkedRules = HardeningRules.All.Select(rule => rule.Id).ToHashSet();

        Assert.All(_rows.Where(row => !checkedRules.Contains(row.Key)), row => Assert.Matches("^(not checked|as HARD-|in part: a step|a step of the generated build)", row.Value[4]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_heading_an_example_of_its_weight_and_a_next_step(string code, DiagnosticSeverity severity, string name)
    {
        var page = File.ReadAllText(Path.Combine(_docs, "errors.md"));
        var section = page.Split($"\n## {code}\n").ElementAtOrDefault(1)?.Split("\n## ")[0];

        Assert.NotNull(section);
        Assert.StartsWith("\n**", section, StringComparison.Ordinal);
        Assert.Contains($"{severity.ToString().ToLowerInvariant()} {code}: {name}", section, StringComparison.Ordinal);
        Assert.Contains("\nMend: ", section, StringComparison.Ordinal);
    }

    private static TheoryData<string, DiagnosticSeverity, string> AllCodes()
    {
        var rows = new TheoryData<string, DiagnosticSeverity, string>();
        foreach (var rule in HardeningRules.All)
            rows.Add(rule.Descriptor.Id, rule.Descriptor.Severity, rule.Id + ": ");
        foreach (var descriptor in new[] { DockerfileCodes.Syntax, HardeningCodes.UnknownRule, HardeningCodes.UnknownSeverity, HardeningCodes.NoReason, HardeningCodes.Critical, HardeningCodes.UnknownVerification, ImageCodes.NotAnImage, ImageCodes.BadLayer, ImageCodes.Compression, ImageCodes.TooLarge })
            rows.Add(descriptor.Id, descriptor.Severity, "");
        return rows;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PyContainer.Build.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
