using PyContainer.Build.Options;

namespace PyContainer.Build.Testing;

public sealed class TestPlannerTests
{
    [Theory]
    [InlineData("dev = [\"pytest\", \"ruff>=0.9\", \"mypy\"]", "ruff check|mypy --show-column-numbers .|pytest --junitxml=/tmp/results/pytest/junit.xml -o junit_family=xunit1")]
    [InlineData("dev = [{ include-group = \"test\" }]\ntest = [\"PyTest\"]", "pytest --junitxml=/tmp/results/pytest/junit.xml -o junit_family=xunit1")]
    [InlineData("lint = [\"ruff\"]\ndev = []", "")]
    [InlineData("dev = [\"pytest\", \"pytest_cov\"]", "pytest --cov=src --cov-report=term --cov-report=xml:/tmp/results/pytest/coverage.xml --junitxml=/tmp/results/pytest/junit.xml -o junit_family=xunit1")]
    [InlineData("dev = [\"mypy\"]\n[tool.mypy]\npackages = [\"orders\"]", "mypy --show-column-numbers")]
    [InlineData("dev = [\"pytest-cov\", \"pytest\"]\n[tool.coverage.run]\nsource = [\"orders\"]", "pytest --cov --cov-report=term --cov-report=xml:/tmp/results/pytest/coverage.xml --junitxml=/tmp/results/pytest/junit.xml -o junit_family=xunit1")]
    public void Without_items_the_known_tools_of_the_development_groups_run(string groups, string expected)
    {
        using var folder = Results.Project(groups);
        Assert.Equal(expected, string.Join('|', TestPlanner.Create(Sample.Options(folder.Path), Results.Service(folder))));
    }

    [Fact]
    public void An_item_takes_the_place_of_all_defaults_and_a_test_run_still_leaves_its_report()
    {
        using var folder = Results.Project();
        var options = Sample.Options(folder.Path) with { TestCommands = [new("unit", ["python", "-m", "pytest", "tests"]), new("format", ["ruff", "format", "--check"]), new("own", ["pytest", "--junitxml=x.xml"]) { Report = "r.xml", HasNetwork = true }] };
        var steps = TestPlanner.Create(options, Results.Service(folder));
        Assert.Equal(["python -m pytest tests --junitxml=/tmp/results/unit/junit.xml -o junit_family=xunit1", "ruff format --check", "pytest --junitxml=x.xml"], steps.Select(step => step.ToString()));
        Assert.Equal(["junit.xml", null, "r.xml"], steps.Select(step => step.Report));
        Assert.Equal([false, false, true], steps.Select(step => step.HasNetwork));
    }

    [Fact]
    public void A_member_of_a_workspace_has_the_tools_of_the_root_as_well()
    {
        using var folder = new TempFolder().With(
            ("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"services/*\"]\n[dependency-groups]\ndev = [\"ruff\"]\n"),
            ("services/orders/pyproject.toml", Sample.Manifest("requires-python = \">=3.12\"\n[dependency-groups]\nextra = [\"mypy\"]\n")));
        var options = Sample.Options(folder["services/orders"]);
        Assert.Equal(["ruff", "mypy"], TestPlanner.Create(options, Planning.ServiceProject.Find(options)).Select(step => step.Name));
    }
}
