using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Planning;

public sealed class OwnOutputsTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("[project.scripts]\norders = \"orders:main\"\n[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n")), ("src/orders/__init__.py", "def main(): ...\n"));

    [Fact]
    public void A_folder_of_what_publishes_delivered_is_no_source()
    {
        _folder.With(("out/image.tar", "a"), ($"out/{Temporary("out/image.tar")}/.tmp-1", "a"), ("out/digest", "d"), ("results/orders/pytest/output.txt", "r"));
        Assert.Equal(["src"], Sources("out/image.tar", "out/digest", "results"));
        Assert.Contains("out", Sources("elsewhere/image.tar", "out/digest", "results"));
    }

    [Fact]
    public void Beside_files_of_the_project_they_are_ignored_one_by_one()
    {
        _folder.With(("data/image.tar", "a"), ("data/prices.csv", "p"));
        var plan = Plan("data/image.tar", "data/digest", null);
        Assert.Equal(["data", "src"], plan.OwnSources.Select(entry => entry.Name));
        var lines = IgnoreFile.Create(plan.Files).Split('\n');
        Assert.All(new[] { "data/image.tar", "data/" + Temporary("data/image.tar"), "data/digest" }, path => Assert.True(Array.IndexOf(lines, path) > Array.IndexOf(lines, "!data")));
    }

    [Fact]
    public void What_lies_outside_of_the_context_is_in_no_ignore_file()
    {
        var plan = Plan("../image.tar", "a b/digest", null);
        Assert.Equal(["a b/digest", "a b/" + Temporary("a b/digest")], plan.Files.Outputs);
    }

    [Fact]
    public void What_an_earlier_publish_wrote_stays_out_when_the_option_is_not_repeated()
    {
        _folder.With(("data/prices.csv", "p"), ("out/results/x.xml", "r"));
        WriteTar(_folder["data/image.tar"], "blobs/sha256/" + new string('a', 64));
        _folder.With(("digest.txt", "sha256:" + new string('a', 64) + "\n"));
        var options = Sample.Options(_folder.Path) with { Archive = _folder["data/image.tar"], DigestFile = _folder["digest.txt"], TestResults = _folder["out"] };
        GeneratedFile.Write(OutputRecord.PathOf(options), OutputRecord.Text(options));
        var plan = Sample.Plan(_folder);
        Assert.Equal(["data", "src"], plan.OwnSources.Select(entry => entry.Name));
        Assert.Contains("data/image.tar", plan.Files.Outputs);
        var finding = Assert.Single(plan.Findings, finding => finding.Id == "PYC2180");
        Assert.Contains("data/image.tar", finding.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["data/image.tar"]));
        // The list grows, and says what it said before.
        Assert.Equal("data/image.tar\ndigest.txt\nout\n", OutputRecord.Text(Sample.Options(_folder.Path)));
    }

    [Fact]
    public void The_list_is_data_and_keeps_out_nothing_but_outputs()
    {
        _folder.With(("data/prices.csv", "p"), ("pkg/__init__.py", ""), ("obj/pycontainer/outputs.txt", "src\ndata/prices.csv\npkg\n../x\n/etc\n.\n..\na\u0007b\n\n" + new string('x', 10_000)));
        Assert.Equal(["data", "pkg", "src"], Sample.Plan(_folder).OwnSources.Select(entry => entry.Name).Except(["src"]).Append("src").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("blobs/sha256/aa", true)]
    [InlineData("oci-layout", true)]
    [InlineData("manifest.json", true)]
    [InlineData("data/prices.csv", false)]
    public void An_archive_of_an_image_at_the_top_is_known_by_its_kind(string name, bool expected)
    {
        _folder.With(("pyproject.toml", Sample.Manifest("")), ("main.py", ""), ("layout/oci-layout", "{}"), ("layout/index.json", "{}"), ("short.tar", "ustar"));
        WriteTar(_folder["image.tar"], name);
        var sources = Sample.Plan(_folder, options => options with { EntryPoint = new Options.EntryPointRequest.ModuleProgram("main") }).OwnSources.Select(entry => entry.Name).ToList();
        Assert.Equal(!expected, sources.Contains("image.tar"));
        Assert.DoesNotContain("layout", sources);
        Assert.Contains("short.tar", sources);
    }

    [Fact]
    public void A_file_of_ones_own_beside_them_stays_a_source()
    {
        _folder.With(("out/image.tar", "a"), ("out/image.tar.new", "mine"));
        Assert.Contains("out", Sources("out/image.tar", "out/digest", "results"));
    }

    public void Dispose() => _folder.Dispose();

    private string Temporary(string path) => Path.GetFileName(Outputs.TemporaryFile.Of(Path.GetFullPath(path, _folder.Path)));

    private static void WriteTar(string path, string name)
    {
        using var file = File.Create(path);
        using var tar = new System.Formats.Tar.TarWriter(file, System.Formats.Tar.TarEntryFormat.Ustar);
        tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.Directory, "first/"));
        tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1, 2, 3]) });
    }

    private IEnumerable<string> Sources(string archive, string digest, string? results) => Plan(archive, digest, results).OwnSources.Select(entry => entry.Name);

    private ServicePlan Plan(string archive, string digest, string? results) => Sample.Plan(_folder, options => options with
    {
        Archive = Path.GetFullPath(archive, _folder.Path),
        DigestFile = Path.GetFullPath(digest, _folder.Path),
        TestResults = results is null ? null : _folder[results],
    });
}
