namespace PyContainer.Build.Testing;

public sealed class ToolOutputTests
{
    private const string Report =
        """
        <?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="2" skipped="1" tests="5">
        <testcase classname="tests.test_app" name="test_good" file="tests/test_app.py" line="3" time="0.1" />
        <testcase classname="tests.test_app" name="test_skipped" file="tests/test_app.py" line="4" time="0.1"><skipped message="later" /></testcase>
        <testcase classname="tests.test_app" name="test_bad[a]" file="tests/test_app.py" line="7" time="0.1"><failure message="AssertionError: assert 1 == 2&#10; + where">def test_bad():
        &gt;       check(1)

        tests/test_app.py:9:
        _ _ _
        src/orders/app.py:4: in check
            assert x == 2
        E       AssertionError: assert 1 == 2

        tests/test_app.py:12: AssertionError
        /app/.venv/lib/python3.13/site-packages/pydantic/main.py:3: ValidationError</failure></testcase>
        <testcase classname="tests.test_app" name="test_terse" file="tests/test_app.py" line="20" time="0.1"><failure message="Failed: no" /></testcase>
        <testcase classname="" name="tests.test_broken" time="0.0"><error message="collection failure">ImportError while importing test module
        Traceback:
        tests/test_app.py:1: in &lt;module&gt;
        E   ModuleNotFoundError: No module named 'nothing'</error></testcase>
        </testsuite></testsuites>
        """;

    [Fact]
    public void Findings_of_ruff_stand_at_their_places()
    {
        using var folder = Results.Project();
        Assert.Equal(
            [
                "src/orders/app.py(3,8) PYC3640 F401 `os` imported but unused",
                "src/orders/app.py(4,1) PYC3640 invalid-syntax: Expected an expression",
                "tests/test_app.py(1,1) PYC3640 I001 Import block is un-sorted",
                "orders.csproj(0,0) PYC3640 ../secret.py: E501 Line too long",
                "src/orders/app.py(0,0) PYC3641 This file is not formatted as ruff would. Run 'ruff format'.",
            ],
            Results.Findings(folder, Results.Step(folder, "ruff"), 1,
                "src/orders/app.py:3:8: F401 [*] `os` imported but unused\n/src/src/orders/app.py:4:1: invalid-syntax: Expected an expression\r\n"
                + "::error title=ruff (I001),file=/src/tests/test_app.py,line=1,col=1,endLine=2,endColumn=3::tests/test_app.py:1:1: I001 Import block is un-sorted\n"
                + "../secret.py:1:1: E501 Line too long\nWould reformat: src/orders/app.py\nFound 3 errors.\n[*] 1 fixable with the `--fix` option.\n"));
    }

    [Fact]
    public void Findings_of_mypy_stand_at_their_places_and_notes_are_none()
    {
        using var folder = Results.Project();
        Assert.Equal(
            [
                "src/orders/app.py(6,12) PYC3642 Incompatible return value type (got \"int\", expected \"str\")  [return-value]",
                "src/orders/app.py(7,0) PYC3642 Name \"x\" is not defined  [name-defined]",
                "src/orders/app.py(0,0) PYC3642 Duplicate module named \"app\"",
                "orders.csproj(0,0) PYC3642 mypy: can't read file 'x'",
            ],
            Results.Findings(folder, Results.Step(folder, "mypy"), 1,
                "src/orders/app.py:6:12: error: Incompatible return value type (got \"int\", expected \"str\")  [return-value]\nsrc/orders/app.py:6:12: note: See above\n"
                + "\u001b[1msrc/orders/app.py:7: error: Name \"x\" is not defined  [name-defined]\u001b[0m\nsrc/orders/app.py: error: Duplicate module named \"app\"\nmypy: error: can't read file 'x'\nFound 2 errors in 1 file\n"));
    }

    [Fact]
    public void A_failed_test_stands_at_the_line_of_the_test_that_failed_and_a_broken_one_tells_its_error()
    {
        using var folder = Results.Project();
        Assert.Equal(
            [
                "tests/test_app.py(12,0) PYC3643 tests.test_app.test_bad[a] failed: AssertionError: assert 1 == 2",
                "tests/test_app.py(21,0) PYC3643 tests.test_app.test_terse failed: Failed: no",
                "tests/test_app.py(1,0) PYC3644 tests.test_broken could not run: ModuleNotFoundError: No module named 'nothing'",
            ],
            Results.Findings(folder, Results.Step(folder, "pytest"), 1, "", Report));
        Assert.Equal(["orders.csproj(0,0) PYC3643 a b failed: red  text"], Results.Findings(folder, Results.Step(folder, "pytest"), 1, "", "<testsuite><testcase name=\"a&#10;b\"><failure message=\"&#x1b;[31mred&#x1b;[0m&#7; text\" /></testcase></testsuite>"));
        Results.Findings(folder, Results.Step(folder, "pytest"), 1, "", Report);
        Assert.Equal("pytest failed (3 of 5 tests failed, 1 skipped)", TestResult.Find(Results.Step(folder, "pytest"), folder["results"])!.Summary);
    }

    [Fact]
    public void Another_program_is_read_by_its_report_or_told_as_one_error_with_what_it_said_last()
    {
        using var folder = Results.Project();
        var custom = Results.Step(folder, "unit", "nose2") with { Report = "out/junit.xml" };
        Assert.Equal(3, Results.Findings(folder, custom, 1, "", Report).Length);
        var finding = Assert.Single(Results.Findings(folder, Results.Step(folder, "audit", "pip-audit", "--strict"), 3, "Found 1 known vulnerability\n\n"));
        Assert.StartsWith("orders.csproj(0,0) PYC3645 'pip-audit --strict' ended with exit code 3: Found 1 known vulnerability.", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pytest", 2, "", "PYC3645")]
    [InlineData("pytest", 5, "no tests ran", "PYC3647")]
    [InlineData("ruff", 2, "ruff failed\n  Cause: Failed to parse", "PYC3645")]
    [InlineData("mypy", -9, "", "PYC3645")]
    [InlineData("ruff", 127, "[Errno 2] No such file or directory: 'ruff'", "PYC3646")]
    public void A_run_that_left_nothing_to_read_is_never_silent(string name, int code, string output, string expected)
    {
        using var folder = Results.Project();
        Assert.Contains($" {expected} ", Assert.Single(Results.Findings(folder, Results.Step(folder, name), code, output)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<testsuites><testcase")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><testsuites>&a;</testsuites>")]
    [InlineData("")]
    public void A_damaged_report_does_not_hide_the_failure(string report)
    {
        using var folder = Results.Project();
        Assert.Contains(" PYC3645 ", Assert.Single(Results.Findings(folder, Results.Step(folder, "pytest"), 1, "1 failed", report)), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_beyond_a_hundred_are_counted()
    {
        using var folder = Results.Project();
        var findings = Results.Findings(folder, Results.Step(folder, "ruff"), 1, string.Concat(Enumerable.Range(1, 130).Select(line => $"src/orders/app.py:{line}:1: E501 Line too long\n")));
        Assert.Equal(101, findings.Length);
        Assert.Contains("PYC3650 'ruff check' has 30 more findings", findings[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"exit\": \"0\", \"seconds\": 1, \"folder\": \"/\"}")]
    public void A_damaged_summary_is_no_result_and_so_no_pass(string summary)
    {
        using var folder = Results.Project();
        folder.With(("results/ruff/result.json", summary));
        Assert.Null(TestResult.Find(Results.Step(folder, "ruff"), folder["results"]));
    }
}
