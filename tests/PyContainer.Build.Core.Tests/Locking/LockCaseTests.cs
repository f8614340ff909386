using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public class LockCaseTests(ITestOutputHelper output)
{
    /// <summary>Why a case may be left open: a build, a URL, a variable, or an argument that makes uv resolve anew.</summary>
    private static readonly string[] Open = ["PYC1050", "PYC1051", "PYC1052", "PYC1053"];

    [AssetTheory("uv-lock-cases")]
    [InlineData("cases.json.gz", "0.12.5")]
    [InlineData("cases.json.gz", "0.13.9")]
    [InlineData("mutants.json.gz", "0.12.5")]
    [InlineData("mutants.json.gz", "0.13.9")]
    public void No_case_is_contradicted(string file, string version)
    {
        var contradictions = new List<string>();
        var counts = new SortedDictionary<string, int>();
        foreach (var example in LockCase.Read(file))
        {
            if (example.Expected(version) is not { } expected)
                continue;
            var verdict = example.Run(version);
            var said = verdict.Kind.ToString().ToLowerInvariant();
            counts[$"{expected} -> {said}"] = counts.GetValueOrDefault($"{expected} -> {said}") + 1;
            var open = said == "undecidable" && !example.IsMutant && verdict.Findings.All(finding => finding.Kind == LockFindingKind.Note || Open.Contains(finding.Diagnostic.Id));
            if (said != expected && !open)
                contradictions.Add($"{example}: {expected}, but {said}\n    {string.Join("\n    ", verdict.Findings.Take(4))}");
            else if (said == "undecidable")
                output.WriteLine($"{example}: {verdict.Findings[^1]}");
        }

        Report.Say(output, $"{file}, rules of uv {version}: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}; {contradictions.Count} contradictions");
        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }
}
