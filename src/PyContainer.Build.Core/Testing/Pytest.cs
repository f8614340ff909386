using PyContainer.Build.Diagnostics;
using PyContainer.Build.Planning;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Testing;

/// <summary>pytest, which leaves a JUnit file, and a coverage report where pytest-cov is there.</summary>
internal sealed class Pytest : TestTool
{
    private const string ReportName = "junit.xml";
    private const int NoTestsCollected = 5;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Usual(ServiceProject service, IReadOnlySet<string> packages, string folder) =>
        ["pytest", .. packages.Contains("pytest-cov") ? Coverage(service, folder) : []];

    /// <inheritdoc/>
    internal override (IReadOnlyList<string> Arguments, string? Report) Reporting(IReadOnlyList<string> arguments, string folder) =>
        arguments.Any(argument => argument.StartsWith("--junitxml", StringComparison.Ordinal) || argument.StartsWith("--junit-xml", StringComparison.Ordinal))
            ? (arguments, null)
            // The newer family leaves out file and line.
            : ([.. arguments, $"--junitxml={folder}/{ReportName}", "-o", "junit_family=xunit1"], ReportName);

    /// <inheritdoc/>
    internal override IEnumerable<Diagnostic> Read(TestResult result, SourceMap map) => result.ExitCode == NoTestsCollected
        ? [TestCodes.NoTests.At(SourceSpan.Of(map.Project), result.Step)]
        : result.Report?.Read(map) ?? [];

    private static string[] Coverage(ServiceProject service, string folder)
    {
        var isConfigured = service.Project.Tool?.Find("coverage")?.Value is TomlTable || File.Exists(Path.Combine(service.Project.Directory, ".coveragerc"));
        var hasSource = Directory.Exists(Path.Combine(service.Project.Directory, "src"));
        return [!isConfigured && hasSource ? "--cov=src" : "--cov", "--cov-report=term", $"--cov-report=xml:{folder}/coverage.xml"];
    }
}
