using PyContainer.Build.Options;

namespace PyContainer.Build.Testing;

/// <summary>Results are copied into a folder of the user's: what nobody here wrote stays, and nothing is written through a link.</summary>
public sealed class ResultFolderTests : IDisposable
{
    private readonly TempFolder _folder = Results.Project();
    private readonly TempFolder _elsewhere = new();

    private string Target => _folder["TestResults/shop-orders"];

    [Fact]
    public void Checks_in_a_copy_of_a_project_leave_the_results_of_the_original()
    {
        Deliver(_folder, "a.txt", "b.txt");
        using var copy = new TempFolder();
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
            copy.With((Path.GetRelativePath(_folder.Path, file), File.ReadAllText(file)));
        ExportedTree.Delete(Path.Combine(copy.Path, "results"));
        Deliver(copy, "c.txt");
        Assert.True(File.Exists(Path.Combine(Target, "odd", "a.txt")));
        Assert.True(File.Exists(Path.Combine(Target, "odd", "b.txt")));
    }

    [Fact]
    public void What_an_earlier_run_wrote_goes_and_what_the_user_wrote_or_changed_stays()
    {
        Deliver(_folder, "a.txt", "b.txt", "c.txt");
        _folder.With(("TestResults/shop-orders/odd/mine.txt", "mine"), ("TestResults/shop-orders/odd/b.txt", "changed"));
        ExportedTree.Delete(_folder["results"]);
        Deliver(_folder, "c.txt");
        Assert.Equal(["b.txt", "c.txt", "mine.txt"], Directory.GetFiles(Path.Combine(Target, "odd")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../mine.txt")]
    [InlineData("odd/../../mine.txt")]
    [InlineData("odd\\..\\..\\mine.txt")]
    [InlineData("mine.txt")]
    [InlineData("C:\\mine.txt")]
    [InlineData("odd//x")]
    [InlineData("odd/C:x")]
    [InlineData("odd/. ")]
    public void A_list_names_nothing_outside_of_a_folder_of_a_check(string path)
    {
        Assert.False(DeliveredFiles.IsBelow(path));
        Deliver(_folder, "a.txt");
        _folder.With(("TestResults/mine.txt", "mine"), ("TestResults/shop-orders/mine.txt", "mine"));
        var list = _folder["obj/pycontainer/.run/delivered"];
        File.AppendAllText(list, $"{path}\t{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("mine"u8))}\n");
        Deliver(_folder, "a.txt");
        Assert.True(File.Exists(_folder["TestResults/mine.txt"]));
        Assert.True(File.Exists(_folder["TestResults/shop-orders/mine.txt"]));
    }

    [UnixFact]
    public void Nothing_is_deleted_through_a_link()
    {
        Deliver(_folder, "a.txt", "b.txt");
        Directory.Move(Path.Combine(Target, "odd"), _elsewhere["odd"]);
        Directory.CreateSymbolicLink(Path.Combine(Target, "odd"), _elsewhere["odd"]);
        ExportedTree.Delete(_folder["results"]);
        Deliver(_folder);
        Assert.Equal(2, Directory.GetFiles(_elsewhere["odd"]).Length);
    }

    [UnixTheory]
    [InlineData("TestResults")]
    [InlineData("TestResults/shop-orders")]
    [InlineData("TestResults/shop-orders/odd")]
    [InlineData("TestResults/shop-orders/odd/a.txt")]
    public void Nothing_is_written_through_a_link(string link)
    {
        _elsewhere.With(("mine.txt", "mine"));
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[link])!);
        File.CreateSymbolicLink(_folder[link], link.EndsWith(".txt", StringComparison.Ordinal) ? _elsewhere["mine.txt"] : _elsewhere.Path);
        var fault = Faults.Of(() => Deliver(_folder, "a.txt"));
        Assert.Equal("PYC3608", fault.Id);
        Assert.Contains($"'{_folder[link]}'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(_elsewhere.Path).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(_elsewhere["mine.txt"]));
    }

    [UnixFact]
    public void A_folder_that_the_user_chose_may_be_a_link()
    {
        Directory.CreateSymbolicLink(_folder["chosen"], _elsewhere.Path);
        Deliver(_folder, options => options with { TestResults = _folder["chosen"] }, "a.txt");
        Assert.True(File.Exists(_elsewhere["shop-orders/odd/a.txt"]));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private static string Deliver(TempFolder folder, params string[] files) => Deliver(folder, options => options, files);

    private static string Deliver(TempFolder folder, Func<ServiceOptions, ServiceOptions> change, params string[] files)
    {
        folder.With(files.Select(file => ($"results/odd/{file}", file)));
        Directory.CreateDirectory(folder["results/odd"]);
        return ResultFolder.Deliver(change(Sample.Options(folder.Path)), [new TestResult(Results.Step(folder, "odd", "x"), folder["results/odd"], 0, 1, "/src")]);
    }
}
