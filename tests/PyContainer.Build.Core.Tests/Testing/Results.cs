using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Testing;

/// <summary>What checks leave, made by hand in a folder with a small project.</summary>
internal static class Results
{
    /// <summary>A project with a module and a test.</summary>
    public static TempFolder Project(string groups = "dev = [\"pytest\", \"ruff\", \"mypy\"]") => new TempFolder().With(
        ("pyproject.toml", Sample.Manifest($"requires-python = \">=3.12\"\n[dependency-groups]\n{groups}\n")), ("src/orders/app.py", ""), ("tests/test_app.py", ""));

    public static ServiceProject Service(TempFolder folder) => ServiceProject.Find(Sample.Options(folder.Path));

    /// <summary>The check that a command becomes.</summary>
    public static TestStep Step(TempFolder folder, string name, params string[] arguments) =>
        TestPlanner.Create(Sample.Options(folder.Path) with { TestCommands = [new TestCommand(name, arguments)] }, Service(folder)).Single();

    /// <summary>Writes what a check leaves, and reads its findings as lines: code, place in the project, text.</summary>
    public static string[] Findings(TempFolder folder, TestStep step, int code, string output, string? report = null)
    {
        folder.With(($"results/{step.Name}/result.json", $$"""{"exit": {{code}}, "seconds": 1.5, "folder": "/src"}"""), ($"results/{step.Name}/output.txt", output));
        if (report is not null)
            folder.With(($"results/{step.Name}/{step.Report}", report));
        var result = TestResult.Find(step, folder["results"])!;
        return [.. TestFindings.Of(result, folder["orders.csproj"], Service(folder)).Select(finding => Line(folder, finding))];
    }

    private static string Line(TempFolder folder, Diagnostic finding)
    {
        var at = finding.Span!.Value;
        return $"{Path.GetRelativePath(folder.Path, at.File).Replace('\\', '/')}({at.Line},{at.Column}) {finding.Id} {finding.Message}";
    }
}
