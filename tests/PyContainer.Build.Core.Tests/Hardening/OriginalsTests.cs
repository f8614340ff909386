using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;
using Xunit.Abstractions;
using DockerfileReader = PyContainer.Build.Dockerfiles.Reading.DockerfileReader;

namespace PyContainer.Build.Hardening;

/// <summary>The five hand-made files that the bases grew from, beside what is generated in their place.</summary>
public sealed class OriginalsTests(ITestOutputHelper output)
{
    private static readonly (string File, string Critical, string High)[] _expected =
    [
        ("seed0", "HARD-03", "HARD-01 HARD-07 HARD-11 HARD-14 HARD-33 HARD-45 HARD-55"),
        ("seed1", "HARD-03 HARD-43", "HARD-01 HARD-02 HARD-05 HARD-07 HARD-14 HARD-51 HARD-55 HARD-64"),
        ("seed2", "HARD-03", "HARD-01 HARD-11 HARD-16 HARD-44 HARD-64 HARD-71"),
        ("seed3", "HARD-03 HARD-43", "HARD-07 HARD-14 HARD-55"),
        ("seed4", "HARD-03", "HARD-07 HARD-14 HARD-50 HARD-51 HARD-55"),
    ];

    [AssetFact("bench")]
    public void The_originals_break_rules_and_the_generated_files_no_critical_and_no_high_one()
    {
        var rows = new List<(string Name, HardeningReport Report)>();
        foreach (var (file, _, _) in _expected)
        {
            var path = Path.Combine(TestAssets.Folder, "bench", "peers", file + ".Dockerfile");
            rows.Add((file, HardeningPolicy.Check(DockerfileReader.Parse(File.ReadAllText(path), path), Inspect.Context)));
        }
        foreach (var @base in Enum.GetValues<BaseKind>())
        {
            using var folder = new TempFolder();
            var text = DockerfileWriter.Write(Recipe.Create(GoldenProjects.Plan(folder, "packaged-src", @base)));
            rows.Add((@base.ToString(), HardeningPolicy.Check(DockerfileReader.Parse(text, "f"), Inspect.Context with { GeneratedFor = "/repo/orders.csproj" })));
        }
        Print(rows);

        Assert.All(_expected.Zip(rows), pair => Assert.Equal((pair.First.Critical, pair.First.High), (Join(pair.Second.Report, HardeningGrade.Critical), Join(pair.Second.Report, HardeningGrade.High))));
        Assert.All(rows.Skip(_expected.Length), row => Assert.Equal(["HARD-03"], row.Report.Broken.Select(rule => rule.Id)));
        Assert.All(rows.Skip(_expected.Length), row => Assert.Equal(["HARD-03"], row.Report.Excuses.Select(excuse => excuse.Rule.Id)));
    }

    private void Print(List<(string Name, HardeningReport Report)> rows)
    {
        output.WriteLine("| file | critical | high | medium | low | excused |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var (name, report) in rows)
        {
            var excused = report.Excuses.Select(excuse => excuse.Rule.Id).ToList();
            var cells = Enum.GetValues<HardeningGrade>().Reverse().Select(grade => Ids(report, grade).Except(excused).ToList())
                .Select(ids => ids.Count == 0 ? "0" : $"{ids.Count}: {string.Join(' ', ids.Select(id => id["HARD-".Length..]))}");
            output.WriteLine($"| {name} | {string.Join(" | ", cells)} | {string.Join(' ', excused)} |");
        }
    }

    private static string Join(HardeningReport report, HardeningGrade grade) => string.Join(' ', Ids(report, grade));

    private static List<string> Ids(HardeningReport report, HardeningGrade grade) =>
        [.. report.Broken.Where(rule => rule.Grade == grade).OrderBy(rule => rule.Number).Select(rule => rule.Id)];
}
