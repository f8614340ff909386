using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles;

namespace PyContainer.Build.Planning;

public sealed class OutsideFoldersTests
{
    private const string BackEnd = "[build-system]\nrequires = [\"uv_build\"]\nbuild-backend = \"uv_build\"\n";

    [Fact]
    public void A_package_beside_the_project_comes_from_a_context_of_its_own_and_stays_where_the_lock_says()
    {
        using var folder = new TempFolder();
        var plan = Plan(folder);
        Assert.Equal("/src/services/orders", plan.Outside.SourceRoot);
        Assert.Equal([("outside-1", folder["libs/pricing"], "libs/pricing")], plan.Outside.Folders.Select(item => (item.Context, item.Directory, item.Target)));
        var text = DockerfileWriter.Write(Recipe.Create(plan));
        Assert.Contains("WORKDIR /src/services/orders\n", text, StringComparison.Ordinal);
        Assert.Contains("--mount=type=bind,from=closure,source=/,target=/src/services/orders", text, StringComparison.Ordinal);
        Assert.Contains("--mount=type=bind,from=outside-1,source=pyproject.toml,target=/outside/libs/pricing/pyproject.toml", text, StringComparison.Ordinal);
        Assert.Contains("--mount=type=bind,from=outside-1,source=src,target=/outside/libs/pricing/src", text, StringComparison.Ordinal);
        Assert.Contains("cp -RL /in/. /src/services/orders\ncp -RL /outside/. /src\n", text, StringComparison.Ordinal);
        Assert.Contains("COPY --from=outside-1 src/ /src/libs/pricing/src/\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("tests", text, StringComparison.Ordinal);
        // Nothing of it is looked for in the context.
        Assert.DoesNotContain("..", IgnoreFile.Create(plan.Files), StringComparison.Ordinal);
    }

    [Fact]
    public void The_call_of_the_build_names_the_folder()
    {
        using var folder = new TempFolder();
        var plan = Plan(folder);
        Assert.Contains(new("outside-1", folder["libs/pricing"]), BuildFiles.Of(plan.Options, plan.Project, hasClosure: true).Contexts);
    }

    private static ServicePlan Plan(TempFolder folder)
    {
        folder.With(
            ("services/orders/pyproject.toml", Sample.Manifest("dependencies = [\"pricing\"]\n[project.scripts]\nserve = \"orders:main\"\n" + BackEnd + "[tool.uv.sources]\npricing = { path = \"../../libs/pricing\" }\n")),
            ("services/orders/uv.lock", Sample.Lock + "[[package]]\nname = \"orders\"\nversion = \"1.0\"\nsource = { editable = \".\" }\ndependencies = [{ name = \"pricing\" }]\n[[package]]\nname = \"pricing\"\nversion = \"1.0\"\nsource = { directory = \"../../libs/pricing\" }\n"),
            ("services/orders/src/orders/__init__.py", "def main(): ...\n"),
            ("libs/pricing/pyproject.toml", "[project]\nname = \"pricing\"\nversion = \"1.0\"\n" + BackEnd), ("libs/pricing/src/pricing/__init__.py", ""), ("libs/pricing/tests/test_pricing.py", ""));
        var options = Sample.Options(folder["services/orders"]);
        var service = ServiceProject.Find(options);
        return ServicePlanner.Create(options, service, ServicePlanner.ReadLock(options, service), Sample.Today);
    }
}
