namespace PyContainer.Build.Planning;

public sealed class ServicePlannerTests
{
    private const string Script = "[project.scripts]\nserve = \"orders:main\"\n[build-system]\nrequires = []\n";

    [Fact]
    public void The_facts_of_the_manifest_are_in_the_plan()
    {
        var plan = Plan("[project]\nname = \"Orders\"\nversion = \"1.02\"\ndescription = \"Takes orders.\"\n" + Script);
        Assert.Equal(("orders", "1.2", "Takes orders.", true), (plan.ProjectName, plan.ProjectVersion, plan.Description, plan.IsPackage));
        Assert.Equal(["orders"], plan.OwnDistributions);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[dependency-groups]\ndev = []\nlint = []\n", "dev")]
    [InlineData("[dependency-groups]\nlint = []\n", "")]
    [InlineData("[dependency-groups]\nDev = []\n", "dev")]
    [InlineData("[dependency-groups]\nlint = []\n[tool.uv]\ndev-dependencies = [\"ruff\"]\n", "dev")]
    [InlineData("[dependency-groups]\ndev = []\nlint = []\n[tool.uv]\ndefault-groups = \"all\"\n", "dev lint")]
    [InlineData("[dependency-groups]\nlint = []\n[tool.uv]\ndefault-groups = \"all\"\ndev-dependencies = [\"ruff\"]\n", "lint dev")]
    [InlineData("[dependency-groups]\ndev = []\nlint = []\n[tool.uv]\ndefault-groups = [\"lint\"]\n", "lint")]
    [InlineData("[dependency-groups]\ndev = []\n[tool.uv]\ndefault-groups = []\n", "")]
    public void The_development_groups_are_what_uv_gives_a_developer(string tables, string expected) =>
        Assert.Equal(expected, string.Join(' ', Plan(Sample.Manifest(Script + tables)).DevelopmentGroups!));

    [Fact]
    public void A_manifest_without_a_project_is_refused()
    {
        var fault = Faults.Of(() => Plan("[tool.other]\na = 1\n"));
        Assert.Equal(("PYC2034", 0, "pyproject.toml"), (fault.Id, fault.Span!.Value.Line, Path.GetFileName(fault.Span.Value.File)));
    }

    private static ServicePlan Plan(string manifest)
    {
        using var folder = new TempFolder();
        folder.With(("pyproject.toml", manifest), ("uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\n"));
        return Sample.Plan(folder);
    }
}
