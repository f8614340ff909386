using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Planning;

public sealed class DynamicVersionsTests
{
    [Theory]
    [InlineData("setuptools>=80\", \"setuptools_scm[simple]>=8", "SETUPTOOLS_SCM_PRETEND_VERSION")]
    [InlineData("hatchling\", \"hatch-vcs", "SETUPTOOLS_SCM_PRETEND_VERSION")]
    [InlineData("hatchling\", \"uv-dynamic-versioning", "UV_DYNAMIC_VERSIONING_BYPASS")]
    [InlineData("poetry-core\", \"poetry-dynamic-versioning>=1,<2", "POETRY_DYNAMIC_VERSIONING_BYPASS")]
    [InlineData("pdm-backend", "PDM_BUILD_SCM_VERSION", "[tool.pdm.version]\nsource = \"scm\"\n")]
    [InlineData("pdm-backend", null, "[tool.pdm.version]\nsource = \"file\"\n")]
    [InlineData("hatchling", null)]
    public void The_tool_that_would_ask_git_is_told_the_version(string requires, string? variable, string more = "")
    {
        var found = Of("dynamic = [\"version\"]\n", requires, more, "1.2.3-beta.4");
        Assert.Equal(variable is null ? [] : [(variable, "1.2.3b4")], found.Variables.Select(item => (item.Name, item.Value)));
    }

    [Fact]
    public void A_version_in_the_manifest_stays_what_it_is_whatever_the_NET_project_says() =>
        Assert.Empty(Of("version = \"1.0\"\n", "setuptools-scm", "", "nightly-a").Variables);

    [Fact]
    public void A_version_without_a_counterpart_is_an_error_where_it_is_needed()
    {
        var fault = Faults.Of(() => Of("dynamic = [\"version\"]\n", "hatch-vcs", "", "1.0-nightly-a"));
        Assert.Equal("PYC2061", fault.Id);
        Assert.Contains("'1.0-nightly-a'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_leaves_every_stage_alone_but_those_that_build_the_project()
    {
        using var folder = new TempFolder();
        var plan = GoldenProjects.Plan(folder, "version-of-git", Options.BaseKind.DistrolessCc);
        var other = Recipe.Create(plan with { DynamicVersions = plan.DynamicVersions with { Variables = [new("SETUPTOOLS_SCM_PRETEND_VERSION", "9")] } });
        var texts = new[] { Recipe.Create(plan), other }.Select(file => file.Stages.ToDictionary(stage => stage.Name, stage => DockerfileWriter.Write(new Dockerfile([], [stage])))).ToList();
        Assert.Equal(["app", "build"], texts[0].Where(stage => texts[1][stage.Key] != stage.Value).Select(stage => stage.Key));
    }

    private static DynamicVersions Of(string version, string requires, string more, string projectVersion)
    {
        using var folder = new TempFolder();
        folder.With(
            ("pyproject.toml", $"[project]\nname = \"orders\"\n{version}[project.scripts]\nserve = \"orders:main\"\n[build-system]\nrequires = [\"{requires}\"]\n{more}"),
            ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nsource = { editable = \".\" }\n"));
        return Sample.Plan(folder, options => options with { ProjectVersion = projectVersion }).DynamicVersions;
    }
}
