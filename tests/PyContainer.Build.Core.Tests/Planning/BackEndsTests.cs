using PyContainer.Build.Diagnostics;
using PyContainer.Build.Dockerfiles;
using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>What build back ends consist of is read before any of them runs.</summary>
public sealed class BackEndsTests
{
    [Theory]
    [InlineData("requires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"", "", "")]
    [InlineData("requires = [\"uv_build~=0.13.0\"]\nbuild-backend = \"uv_build\"", "", "")]
    // uv takes its own back end only where the requirement is bounded, alone, and allows the uv that runs.
    [InlineData("requires = [\"uv_build\"]\nbuild-backend = \"uv_build\"", "uv-build", "uv-build")]
    [InlineData("requires = [\"uv_build>=0.9,<0.10\"]\nbuild-backend = \"uv_build\"", "uv-build>=0.9,<0.10", "uv-build>=0.9,<0.10")]
    [InlineData("requires = [\"uv_build>=0.12,<0.14\", \"x\"]\nbuild-backend = \"uv_build\"", "uv-build>=0.12,<0.14 x", "uv-build>=0.12,<0.14 x")]
    [InlineData("requires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"\nbackend-path = [\".\"]", "uv-build>=0.12,<0.14", "uv-build>=0.12,<0.14")]
    [InlineData("requires = [\"hatchling>=1.26\"]\nbuild-backend = \"hatchling.build\"", "hatchling>=1.26", "hatchling>=1.26 editables~=0.3")]
    [InlineData("requires = [\"setuptools>=61\"]\nbuild-backend = \"setuptools.build_meta\"", "setuptools>=61 wheel", "setuptools>=61 wheel")]
    [InlineData("requires = []\nbuild-backend = \"own\"\nbackend-path = [\".\"]", "", "")]
    public void They_are_what_the_build_system_requires_and_what_the_back_end_is_known_to_ask_for(string system, string image, string development)
    {
        using var folder = Project(system);
        var plan = Sample.Plan(folder);
        Assert.Equal((image, development), (Words(plan.BackEnds), Words(plan.DevelopmentBackEnds)));
        var names = Recipe.Create(plan).Stages.Select(stage => stage.Name).ToList();
        Assert.Equal(image.Length > 0, names.Contains("backends"));
        Assert.Equal(development != image, names.Contains("dev-backends"));
    }

    [Theory]
    [InlineData("requires = [\"b @ git+https://git.example/b\"]", "")]
    [InlineData("requires = [\"b\"]", "[tool.uv.sources]\nb = { git = \"https://git.example/b\" }\n")]
    [InlineData("requires = [\"b\"]", "[tool.uv.sources]\nb = { url = \"https://files.example/b-1.tar.gz\" }\n")]
    public void One_that_would_have_to_be_built_beside_the_secrets_is_refused_at_its_place(string system, string more)
    {
        using var folder = Project(system + "\nbuild-backend = \"b\"", more);
        var fault = Faults.Of(() => Sample.Plan(folder));
        Assert.Equal("PYC2067", fault.Id);
        Assert.Contains("'b'", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Span!.Value.Line > 1);
    }

    [Fact]
    public void Constraints_and_the_age_of_packages_hold_where_they_are_fetched()
    {
        using var folder = Project("requires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"",
            "[tool.uv]\nbuild-constraint-dependencies = [\"hatchling<2\"]\nexclude-newer = \"2026-01-01\"\nextra-build-dependencies = { orders = [\"tomlkit\"] }\n");
        var plan = Sample.Plan(folder);
        Assert.Equal("hatchling tomlkit", Words(plan.BackEnds));
        var settings = Assert.Single(plan.Closure, file => file.Path == "backends/pyproject.toml").Text;
        Assert.Contains("constraint-dependencies = [\"hatchling<2\"]\n", settings, StringComparison.Ordinal);
        Assert.Contains("exclude-newer = \"2026-01-01\"\n", settings, StringComparison.Ordinal);
        Assert.Contains("--mount=type=bind,from=closure,source=backends,target=/src", DockerfileWriter.Write(Recipe.Create(plan)), StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_that_are_built_beside_the_secrets_are_named()
    {
        using var folder = Project("requires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"");
        var plan = Sample.Plan(folder) with { SourceBuilds = new SourceBuilds(["tool"], [], NeedsGit: true) };
        var report = Reports.ServiceReport.Create(plan.Options, plan.Project, plan, null, new Dictionary<string, string>(), _ => null);
        Assert.Equal("tool", report.Single(line => line.Name == "reads secrets").Value);
        Assert.DoesNotContain(Reports.ServiceReport.Create(plan.Options, plan.Project, plan with { SourceBuilds = SourceBuilds.None }, null, new Dictionary<string, string>(), _ => null), line => line.Name == "reads secrets");
    }

    private static string Words(BackEnds backEnds) => string.Join(" | ", backEnds.Sets.Select(set => string.Join(' ', set)));

    private static TempFolder Project(string system, string more = "") => new TempFolder().With(
        ("pyproject.toml", Sample.Manifest("[project.scripts]\norders = \"orders:main\"\n[build-system]\n" + system + "\n" + more)), ("src/orders/__init__.py", "def main(): pass\n"),
        ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n"));
}
