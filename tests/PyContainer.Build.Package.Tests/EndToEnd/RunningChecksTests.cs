using System.Xml.Linq;
using Xunit.Abstractions;

namespace PyContainer.Build;

[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class RunningChecksTests(Sample sample, ITestOutputHelper output)
{
    private static readonly string[] _build = ["build", "--no-restore", "-t:PyContainerTest", "-p:PyContainerDockerPath=docker"];

    [EngineFact]
    public void The_checks_of_the_sample_pass_leave_their_reports_and_come_from_the_cache_the_second_time()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var first = Sample.Run(repository, _build).MustSucceed();
        var folder = repository.PathOf("TestResults/greeter");
        var suite = XDocument.Load(Path.Combine(folder, "pytest", "junit.xml")).Descendants("testsuite").Single();
        Assert.Equal(("5", "0", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        var lines = XDocument.Load(Path.Combine(folder, "pytest", "coverage.xml")).Root!.Attribute("lines-valid")!.Value;
        Assert.True(int.Parse(lines, System.Globalization.CultureInfo.InvariantCulture) > 10, $"{lines} lines covered");
        Assert.Contains("All checks passed!", File.ReadAllText(Path.Combine(folder, "ruff", "output.txt")), StringComparison.Ordinal);
        Assert.Contains("no issues found", File.ReadAllText(Path.Combine(folder, "mypy", "output.txt")), StringComparison.Ordinal);

        Directory.Delete(repository.PathOf("TestResults"), recursive: true);
        var second = Sample.Run(repository, _build).MustSucceed();
        Assert.Contains("(3 of 3 cached)", second.OwnHeadlines[^1], StringComparison.Ordinal);
        Assert.Equal("5", XDocument.Load(Path.Combine(folder, "pytest", "junit.xml")).Descendants("testsuite").Single().Attribute("tests")!.Value);
        output.WriteLine($"first {first.Result.Time.TotalSeconds:0.0} s, second {second.Result.Time.TotalSeconds:0.0} s; {second.OwnHeadlines[^1]}");
    }

    [EngineFact]
    public void A_lint_error_a_type_error_and_a_failing_test_are_errors_at_their_lines_and_none_hides_another()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var (app, greeting) = (File.ReadAllText(repository.PathOf("src/greeter/app.py")), File.ReadAllText(repository.PathOf("src/greeter/greeting.py")));
        repository.Write("src/greeter/app.py", app.Replace("\nsettings = ", "\nimport os\n\nsettings = ", StringComparison.Ordinal));
        repository.Write("src/greeter/greeting.py", greeting.Replace("    return f\"{salutation}", "    length: str = len(name)\n    return f\"{length}{salutation}", StringComparison.Ordinal));
        var run = Sample.Run(repository, _build);
        Assert.NotEqual(0, run.Result.ExitCode);
        var errors = run.Errors.Select(error => (error.Code, File: Path.GetRelativePath(repository.Folder, error.File!).Replace('\\', '/'), error.Line)).ToList();
        Assert.Contains(("PYC3640", "src/greeter/app.py", 9), errors);
        Assert.Contains(("PYC3642", "src/greeter/greeting.py", 6), errors);
        Assert.Contains(("PYC3643", "tests/test_greeting.py", 11), errors);
        Assert.All(errors, error => Assert.Contains(error.Code, new[] { "PYC3640", "PYC3642", "PYC3643" }));
        Assert.True(File.Exists(repository.PathOf("TestResults/greeter/pytest/junit.xml")));
        output.WriteLine(string.Join('\n', run.Errors.Select(error => $"{error.File}({error.Line},{error.Column}): {error.Code} {error.Message}")));

        // What failed is run again past the cache; mended, it passes, and the check that nothing changed for does not run.
        repository.Write("src/greeter/app.py", app);
        repository.Write("src/greeter/greeting.py", greeting);
        Sample.Run(repository, _build).MustSucceed();
    }

    [EngineFact]
    public void Commands_of_ones_own_run_without_shell_and_network_and_a_failure_tells_what_they_said_last()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var project = repository.PathOf("greeter.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("<ItemGroup>", """
            <ItemGroup>
              <PyContainerTestCommand Include="literal" Command="python -c &quot;import sys; assert sys.argv[1:] == ['%24HOME', 'a  b', '%2A'], sys.argv&quot; '%24HOME' 'a  b' '%2A'" />
              <PyContainerTestCommand Include="loopback" Command="python -c 'import socket; s = socket.create_server((&quot;127.0.0.1&quot;, 0)); socket.create_connection(s.getsockname())'" />
              <PyContainerTestCommand Include="outside" Command="python -c 'import socket; socket.create_connection((&quot;10.0.0.1&quot;, 80), 5)'" />
              <PyContainerTestCommand Include="missing" Command="pyright" />
            """, StringComparison.Ordinal));
        var run = Sample.Run(repository, _build);
        Assert.Equal(["PYC3645", "PYC3646"], run.ErrorCodes);
        Assert.Contains("Network is unreachable", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("literal passed, loopback passed, outside failed, missing failed", run.OwnHeadlines[^1], StringComparison.Ordinal);
    }
}
