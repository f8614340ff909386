namespace PyContainer.Build.Planning;

public sealed class ClosureFilesTests
{
    private const string Registry = "source = { registry = \"https://index.example/simple\" }\n";

    [Fact]
    public void Extras_and_groups_that_ship_are_named_and_what_they_need_is_in_the_part_of_the_lock()
    {
        var plan = Plan("[project.optional-dependencies]\nredis = [\"redis\"]\n[dependency-groups]\nmetrics = [\"statsd\"]\ndev = [\"pytest\"]\n",
            "[package.optional-dependencies]\nredis = [{ name = \"redis\" }]\n[package.dev-dependencies]\nmetrics = [{ name = \"statsd\" }]\ndev = [{ name = \"pytest\" }]\n",
            ["redis"], ["metrics"]);
        Assert.Contains("[project.optional-dependencies]\nredis = []\n[dependency-groups]\nmetrics = []\n", Text(plan, "pyproject.toml"), StringComparison.Ordinal);
        Assert.Equal(["statsd", "redis"], new[] { "statsd", "redis", "pytest" }.Where(name => Text(plan, "uv.lock").Contains($"name = \"{name}\"\nversion", StringComparison.Ordinal)));
        Assert.Contains("uv sync --directory /src --frozen --no-default-groups --extra redis --group metrics --no-install-local --no-compile-bytecode --no-build", Dockerfiles.DockerfileWriter.Write(Dockerfiles.Recipe.Create(plan)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "")]
    [InlineData("", "other")]
    public void An_extra_or_group_that_is_not_there_is_refused(string extra, string group) =>
        Assert.Equal("PYC1045", Faults.Of(() => Plan("", "", extra.Length == 0 ? [] : [extra], group.Length == 0 ? [] : [group])).Id);

    [Fact]
    public void A_git_dependency_is_built_and_of_all_others_wheels_alone_are_taken()
    {
        var plan = Plan("dependencies = [\"tool\", \"redis\"]\n", "dependencies = [{ name = \"tool\" }, { name = \"redis\" }]\n", [], [],
            "[[package]]\nname = \"tool\"\nversion = \"1\"\nsource = { git = \"https://git.example/tool?rev=main#0123456789012345678901234567890123456789\" }\n");
        Assert.Contains("no-build-package = [\"redis\"]", Text(plan, "pyproject.toml"), StringComparison.Ordinal);
        var text = Dockerfiles.DockerfileWriter.Write(Dockerfiles.Recipe.Create(plan));
        Assert.DoesNotContain("--no-build", text, StringComparison.Ordinal);
        Assert.Contains("apt-get install --yes --no-install-recommends ca-certificates git", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_the_user_names_may_be_built_and_no_other()
    {
        var plan = Plan("dependencies = [\"redis\", \"statsd\"]\n", "dependencies = [{ name = \"redis\" }, { name = \"statsd\" }]\n", [], [], built: ["redis"]);
        Assert.Contains("no-build-package = [\"statsd\"]", Text(plan, "pyproject.toml"), StringComparison.Ordinal);
        Assert.DoesNotContain("apt-get", Dockerfiles.DockerfileWriter.Write(Dockerfiles.Recipe.Create(plan)), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_installing_are_kept_and_those_of_resolving_and_of_tools_are_not()
    {
        var plan = Plan("[tool.uv]\nresolution = \"lowest\"\nno-binary-package = [\"redis\"]\nkeyring-provider = \"disabled\"\n[[tool.uv.index]]\nname = \"acme\"\nurl = \"https://acme.example/simple\"\n[tool.ruff]\nline-length = 99\n", "", [], []);
        Assert.EndsWith("[tool.uv]\nindex = [{ name = \"acme\", url = \"https://acme.example/simple\" }]\nno-binary-package = [\"redis\"]\nkeyring-provider = \"disabled\"\n", Text(plan, "pyproject.toml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_longer_made_leaves_the_folder()
    {
        using var folder = new TempFolder();
        folder.With(("closure/old/pyproject.toml", ""));
        Assert.True(Dockerfiles.GeneratedFolder.Write(folder["closure"], [new("uv.lock", "a\n"), new("a/pyproject.toml", "b\n")]));
        Assert.Equal(["a/pyproject.toml", "uv.lock"], Directory.GetFiles(folder["closure"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder["closure"], path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.False(Dockerfiles.GeneratedFolder.Write(folder["closure"], [new("uv.lock", "a\n"), new("a/pyproject.toml", "b\n")]));
    }

    private static string Text(ServicePlan plan, string path) => plan.Closure.Single(file => file.Path == path).Text;

    private static ServicePlan Plan(string manifest, string own, string[] extras, string[] groups, string packages = "", string[]? built = null)
    {
        using var folder = new TempFolder();
        folder.With(("pyproject.toml", "[project]\nname = \"orders\"\nversion = \"1\"\nrequires-python = \">=3.11\"\n" + manifest));
        folder.With(("main.py", ""));
        folder.With(("uv.lock", Sample.Lock + "\n[[package]]\nname = \"orders\"\nversion = \"1\"\nsource = { virtual = \".\" }\n" + own
            + string.Concat(new[] { "redis", "statsd", "pytest" }.Select(name => $"\n[[package]]\nname = \"{name}\"\nversion = \"1\"\n{Registry}")) + "\n" + packages));
        var options = Sample.Options(folder.Path) with { Extras = extras, Groups = groups, BuiltFromSource = built ?? [], EntryPoint = new Options.EntryPointRequest.ModuleProgram("main") };
        var service = ServiceProject.Find(options);
        return ServicePlanner.Create(options, service, Locking.UvLock.Read(service.Workspace.LockPath), Sample.Today);
    }
}
