namespace PyContainer.Build.Options;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("pytest", "pytest")]
    [InlineData("  ruff   check  src ", "ruff|check|src")]
    [InlineData("pytest -k 'not slow' tests/test_a.py::test[x]", "pytest|-k|not slow|tests/test_a.py::test[x]")]
    [InlineData("pytest -m \"a 'b' | c\" ''", "pytest|-m|a 'b' | c|")]
    [InlineData("python -c 'print(\"$HOME\")'", "python|-c|print(\"$HOME\")")]
    [InlineData("pre\"fix and\"more", null)]
    [InlineData("ruff pre'fix and'more", "ruff|prefix andmore")]
    [InlineData("[\"pytest\", \"-k\", \"a && b\", \"\"]", "pytest|-k|a && b|")]
    [InlineData("./tools/check.py --all", "./tools/check.py|--all")]
    public void Words_and_JSON_become_a_list(string text, string? expected)
    {
        var isRead = CommandLine.TryRead(text, out var arguments, out _);
        Assert.Equal(expected, isRead ? string.Join('|', arguments) : null);
    }

    [Theory]
    [InlineData("ruff check && mypy .", "'&' needs a shell")]
    [InlineData("pytest | tee log", "'|' needs a shell")]
    [InlineData("pytest > log", "'>' needs a shell")]
    [InlineData("pytest $ARGS", "'$' needs a shell")]
    [InlineData("pytest `x`", "'`' needs a shell")]
    [InlineData("ruff check *.py", "'*' needs a shell")]
    [InlineData("pytest tests\\unit", "'\\' needs a shell")]
    [InlineData("pytest; id", "';' needs a shell")]
    [InlineData("CI=1 pytest", "'CI=1' cannot be the name")]
    [InlineData("-m pytest", "'-m' cannot be the name")]
    [InlineData("pytest -k 'open", "a ' is not closed")]
    [InlineData("[\"pytest\"", "no JSON array")]
    [InlineData("[\"pytest\", 1]", "no JSON array")]
    [InlineData("{}", "'{}' cannot be the name")]
    [InlineData("[]", "it is empty")]
    [InlineData("[null]", "'' cannot be the name")]
    [InlineData("[\"pytest\", \"a\\nb\"]", "control character")]
    [InlineData("pytest\nRUN id", "control character")]
    [InlineData("''", "'' cannot be the name")]
    public void What_only_a_shell_could_carry_out_is_refused_and_says_why(string text, string why)
    {
        Assert.False(CommandLine.TryRead(text, out _, out var fault));
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unit", true)]
    [InlineData("unit-tests.v2_a", true)]
    [InlineData("Unit", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void A_name_can_be_a_stage_and_a_folder(string text, bool isName) => Assert.Equal(isName, TestCommand.IsName(text));

    [Theory]
    [InlineData("junit.xml", true)]
    [InlineData("out/junit.xml", true)]
    [InlineData("../junit.xml", false)]
    [InlineData("a/../../b", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("C:\\a", false)]
    [InlineData("a b", false)]
    public void A_report_stays_below_its_folder(string text, bool isReport) => Assert.Equal(isReport, TestCommand.IsReport(text));
}
