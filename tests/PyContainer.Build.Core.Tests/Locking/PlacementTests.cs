using PyContainer.Build.Diagnostics;
using Xunit.Abstractions;

namespace PyContainer.Build.Locking;

public class PlacementTests(ITestOutputHelper output)
{
    [AssetTheory("uv-lock-cases")]
    [InlineData("0.12.5")]
    [InlineData("0.13.9")]
    public void Every_stale_mutant_is_reported_at_its_edit(string version)
    {
        var bases = LockCase.Read("cases.json.gz").ToDictionary(example => example.Name);
        var misplaced = new List<string>();
        var count = 0;
        foreach (var mutant in LockCase.Read("mutants.json.gz").Where(mutant => mutant.Expected(version) == "stale"))
        {
            var findings = mutant.Run(version).Findings.Where(finding => finding.Kind == LockFindingKind.Mismatch).ToList();
            var edited = EditedLines(bases[mutant.Name[..mutant.Name.LastIndexOf('~')]], mutant);
            count++;
            if (!findings.TrueForAll(finding => IsPlaced(finding, edited, mutant.LockPath)))
                misplaced.Add($"{mutant}: edited {string.Join(", ", edited)}\n    {string.Join("\n    ", findings)}");
        }

        Report.Say(output, $"placement, rules of uv {version}: {count} stale mutants, {misplaced.Count} misplaced");
        Assert.True(misplaced.Count == 0, string.Join("\n", misplaced));
    }

    /// <summary>At an edited line, or at what the lock has in excess.</summary>
    private static bool IsPlaced(LockFinding finding, HashSet<(string, int)> edited, string lockPath) =>
        finding.Diagnostic.Span is { Line: > 0 } at && (edited.Contains((at.File, at.Line)) || (at.File == lockPath && at == finding.LockSpan));

    private static HashSet<(string File, int Line)> EditedLines(LockCase original, LockCase mutant)
    {
        var edited = new HashSet<(string, int)>();
        foreach (var (path, text) in mutant.Files)
        {
            var known = original.Files.GetValueOrDefault(path, "").Split('\n').ToList();
            var lines = text.Split('\n');
            for (var index = 0; index < lines.Length; index++)
            {
                if (!known.Remove(lines[index]))
                    edited.Add((path, index + 1));
            }
        }

        return edited;
    }
}
