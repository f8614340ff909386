using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

public sealed class StaticMetadataTests
{
    private const string BackEnd = "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n";

    [Theory]
    [InlineData("", "", true)]
    [InlineData(BackEnd, "", true)]
    [InlineData("dynamic = [\"dependencies\"]\n" + BackEnd, "", false)]
    [InlineData("dynamic = [\"optional-dependencies\"]\n" + BackEnd, "", false)]
    [InlineData("", "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = { git = \"https://example.org/a?rev=0#0123456789012345678901234567890123456789\" }\n", false)]
    [InlineData("", "[[package]]\nname = \"a\"\nversion = \"1\"\nsource = { directory = \"lib\" }\n", false)]
    public void A_uv_of_this_machine_is_asked_only_where_it_runs_nothing_of_the_project(string more, string packages, bool expected)
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest(more)), ("lib/pyproject.toml", "[build-system]\nrequires = []\n"),
            ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { virtual = \".\" }\n" + packages));
        var options = Sample.Options(folder.Path);
        Assert.Equal(expected, StaticMetadata.IsComplete(options, ServiceProject.Find(options)));
    }
}
