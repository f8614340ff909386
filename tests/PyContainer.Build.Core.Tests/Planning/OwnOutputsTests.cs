using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Planning;

public sealed class OwnOutputsTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("[project.scripts]\norders = \"orders:main\"\n[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n")), ("src/orders/__init__.py", "def main(): ...\n"));

    [Fact]
    public void A_folder_of_what_publishes_delivered_is_no_source()
    {
        _folder.With(("out/image.tar", "a"), ("out/image.tar.new/.tmp-1", "a"), ("out/digest", "d"), ("results/orders/pytest/output.txt", "r"));
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
        Assert.All(new[] { "data/image.tar", "data/image.tar.new", "data/digest" }, path => Assert.True(Array.IndexOf(lines, path) > Array.IndexOf(lines, "!data")));
    }

    [Fact]
    public void What_lies_outside_of_the_context_is_in_no_ignore_file()
    {
        var plan = Plan("../image.tar", "a b/digest", null);
        Assert.Empty(plan.Files.Outputs);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Sources(string archive, string digest, string? results) => Plan(archive, digest, results).OwnSources.Select(entry => entry.Name);

    private ServicePlan Plan(string archive, string digest, string? results) => Sample.Plan(_folder, options => options with
    {
        Archive = Path.GetFullPath(archive, _folder.Path),
        DigestFile = Path.GetFullPath(digest, _folder.Path),
        TestResults = results is null ? null : _folder[results],
    });
}
