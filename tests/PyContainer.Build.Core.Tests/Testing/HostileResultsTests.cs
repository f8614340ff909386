using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Testing;

/// <summary>What a check leaves is data that may lie.</summary>
public sealed class HostileResultsTests : IDisposable
{
    private const string Secret = "only-this-machine-knows-it";
    private const string Passed = """{"exit": 3, "seconds": 1.5, "folder": "/src"}""";

    private readonly TempFolder _folder = Results.Project();
    private readonly TempFolder _elsewhere = new TempFolder().With(("secret.txt", Secret), ("keep.new", Secret));

    private string Tree => _folder["results"];

    [UnixFact]
    public void A_link_is_dropped_and_told_and_its_target_stays_unread_and_as_it_is()
    {
        _folder.With(("results/pytest/result.json", Passed), ("results/pytest/deep/data.txt", "d"));
        File.CreateSymbolicLink(_folder["results/pytest/output.txt"], _elsewhere["secret.txt"]);
        File.CreateSymbolicLink(_folder["results/pytest/junit.xml"], "/dev/zero");
        Directory.CreateSymbolicLink(_folder["results/pytest/deep/up"], "..");
        Directory.CreateSymbolicLink(_folder["results/pytest/deep/over"], _elsewhere.Path);
        var finding = Assert.Single(ExportedTree.Clean(Tree));
        Assert.Equal(("PYC3606", true), (finding.Id, finding.Message.Contains("4 links", StringComparison.Ordinal)));
        var result = TestResult.Find(Step("pytest"), Tree)!;
        Assert.Empty(result.Lines);
        Assert.Null(result.Report);
        Assert.Equal(["pytest/deep/data.txt", "pytest/result.json"], ExportedTree.Files(Tree).Select(file => Path.GetRelativePath(Tree, file)).Order(StringComparer.Ordinal));
        Assert.Equal(Secret, File.ReadAllText(_elsewhere["secret.txt"]));
        ExportedTree.Delete(Tree);
        Assert.False(Directory.Exists(Tree));
        Assert.Equal(2, Directory.GetFiles(_elsewhere.Path).Length);
    }

    [UnixFact]
    public void A_result_that_is_a_link_is_not_read_even_when_nothing_was_dropped_before()
    {
        _elsewhere.With(("result.json", Passed), ("output.txt", Secret));
        Directory.CreateDirectory(Tree);
        Directory.CreateSymbolicLink(_folder["results/pytest"], _elsewhere.Path);
        Assert.False(TestResult.HasFailed("pytest", Tree));
        Assert.Null(TestResult.Find(Step("pytest"), Tree));
    }

    [UnixFact]
    public void A_folder_that_nobody_may_enter_is_taken_away()
    {
        _folder.With(("results/pytest/closed/data.txt", "d"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["results/pytest/closed"], UnixFileMode.None);
        ExportedTree.Delete(Tree);
        Assert.False(Directory.Exists(Tree));
    }

    [Fact]
    public void A_tree_that_is_too_deep_too_large_or_too_many_is_refused_with_its_path()
    {
        Directory.CreateDirectory(Path.Combine([Tree, .. Enumerable.Repeat("d", 70)]));
        Assert.Equal("PYC3607", Clean().Id);
        ExportedTree.Delete(Tree);
        _folder.With(("results/pytest/large.bin", ""));
        using (var file = File.OpenWrite(_folder["results/pytest/large.bin"]))
            file.SetLength(300L * 1024 * 1024);
        var fault = Clean();
        Assert.Equal(("PYC3607", true), (fault.Id, fault.Message.Contains(_folder["results/pytest/large.bin"], StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_printed_is_one_line_of_a_length_that_can_be_read_and_no_command()
    {
        var lines = Excerpt($"first\n::add-mask::x\n  ##vso[task.setvariable]y\na\u202eb\u2066c\u0007d\u001b[31me\n{new string('x', 100_000)}\n");
        Assert.Equal(["  first", "  : :add-mask: :x", "    ## vso[task.setvariable]y", "  a\\u202eb\\u2066c de"], lines.Take(4));
        Assert.Equal(2003, lines[4].Length);
        Assert.True(Excerpt(string.Concat(Enumerable.Repeat("line\n", 100_000))).Length <= 20);
    }

    [Fact]
    public void Of_a_long_output_the_end_is_read()
    {
        _folder.With(("results/odd/output.txt", string.Concat(Enumerable.Repeat("0123456789abcde\n", 1_200_000)) + "last"));
        var lines = ForeignLines.Read(_folder["results/odd/output.txt"]);
        Assert.Equal((1_048_576, "last"), (lines.Count, lines[^1]));
    }

    [Theory]
    [InlineData("""{"exit": 1, "seconds": 1e308, "folder": "/src"}""", true)]
    [InlineData("""{"exit": 1, "seconds": -1, "folder": null}""", true)]
    [InlineData("""{"exit": 1e300, "seconds": 1, "folder": "/"}""", false)]
    [InlineData("""{"exit": 1, "seconds": "x", "folder": "/"}""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void A_summary_that_lies_is_no_summary(string text, bool isRead)
    {
        _folder.With(("results/odd/result.json", text));
        var result = TestResult.Find(Step("odd", "x"), Tree);
        Assert.Equal(isRead, result is not null);
        Assert.InRange(result?.Seconds ?? 0, 0, 1_000_000);
    }

    [Fact]
    public void A_summary_that_is_too_long_is_no_summary()
    {
        _folder.With(("results/odd/result.json", Passed + new string(' ', 70_000)));
        Assert.Null(TestResult.Find(Step("odd", "x"), Tree));
    }

    [Fact]
    public void A_report_that_expands_or_is_too_long_is_no_report()
    {
        _folder.With(("a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><testsuite>&b;</testsuite>"), ("b.xml", $"<testsuite><testcase name=\"{new string('x', 17_000_000)}\"/></testsuite>"));
        Assert.Null(JUnitReport.Find(_folder["a.xml"]));
        Assert.Null(JUnitReport.Find(_folder["b.xml"]));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private TestStep Step(string name, params string[] arguments) => Results.Step(_folder, name, arguments);

    private Diagnostic Clean() => Faults.Of(() => ExportedTree.Clean(Tree));

    private string[] Excerpt(string output)
    {
        _folder.With(("results/odd/result.json", Passed), ("results/odd/output.txt", output));
        var result = TestResult.Find(Step("odd", "x"), Tree)!;
        return [.. TestFindings.Excerpt(result, TestFindings.Of(result, _folder["orders.csproj"], Results.Service(_folder)))];
    }
}
