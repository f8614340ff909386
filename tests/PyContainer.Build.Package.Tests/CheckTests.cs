namespace PyContainer.Build;

public sealed class CheckTests
{
    // What the checks would leave, as the engine exports it.
    internal const string AllPass =
        """
        for argument; do case $argument in type=local,dest=*) out=${argument#type=local,dest=} ;; esac; done
        for check in ruff mypy pytest; do
            mkdir -p "$out/$check"
            printf '{"exit": 0, "seconds": 0.1, "folder": "/src"}' >"$out/$check/result.json"
            : >"$out/$check/output.txt"
        done
        """;

    private const string RuffFails = AllPass +
        """

        printf '{"exit": 1, "seconds": 0.1, "folder": "/src"}' >"$out/ruff/result.json"
        echo 'src/greeter/app.py:3:8: F401 [*] `os` imported but unused' >"$out/ruff/output.txt"
        """;

    [PackageFact]
    public void A_pass_is_one_line_and_one_item_per_check()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: AllPass);
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerTest", "-getItem:PyContainerTestResult").MustSucceed();
        Assert.Equal(["CheckNames", "ValidateUvLock", "GenerateDockerfile", "TestService"], run.OwnTasks);
        Assert.Contains("greeter -> ruff passed, mypy passed, pytest passed", run.OwnHeadlines[^1], StringComparison.Ordinal);
        var items = Output.Items(run, "PyContainerTestResult");
        Assert.Equal([("ruff", "0"), ("mypy", "0"), ("pytest", "0")], items.Select(item => (item["Check"], item["ExitCode"])));
        Assert.Equal(repository.PathOf("TestResults/greeter/ruff"), items[0]["Identity"]);
        Assert.True(File.Exists(repository.PathOf("TestResults/greeter/pytest/output.txt")));
        // The image's own Dockerfile knows nothing of checks.
        Assert.DoesNotContain("test-", File.ReadAllText(Directory.GetFiles(repository.PathOf("obj"), "Dockerfile", SearchOption.AllDirectories).Single(file => !file.Contains("/test/", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [PackageFact]
    public void A_finding_is_an_error_at_its_place_and_all_services_are_tested()
    {
        using var repository = Template.Repository();
        Template.CopyService(repository.PathOf("a"));
        Template.CopyService(repository.PathOf("b"));
        File.Delete(repository.PathOf("pyproject.toml"));
        repository.Write(Template.ProjectFile, Template.Project(body: """<ItemGroup><PyContainerService Include="a" Repository="shop/a" /><PyContainerService Include="b" Repository="shop/b" /><PyContainerTestCommand Include="ruff" Service="a" /><PyContainerTestCommand Include="ruff" Command="ruff check --fix-only 'src'" Service="b" /></ItemGroup>"""));
        repository.Docker.Answer(build: RuffFails);
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerTest", $"-p:PyContainerTestResults={repository.PathOf("out")}").MustFailWith("PYC3640", "PYC3640");
        Assert.Equal([(repository.PathOf("a/src/greeter/app.py"), 3, 8), (repository.PathOf("b/src/greeter/app.py"), 3, 8)], run.Errors.Select(error => (error.File!, error.Line, error.Column)));
        Assert.Equal(2, repository.Docker.Builds.Count);
        Assert.Contains("\"ruff\", \"check\", \"--fix-only\", \"src\"]", File.ReadAllText(FakeDocker.Values(repository.Docker.Builds[1], "--file").Single()), StringComparison.Ordinal);
        Assert.True(File.Exists(repository.PathOf("out/shop-b/ruff/output.txt")));
    }

    [PackageTheory]
    [InlineData(true, "")]
    [InlineData(true, "", "--no-build")]
    [InlineData(false, "", "-p:PyContainerDotnetTest=false")]
    [InlineData(false, "", "--filter", "FullyQualifiedName~Greeter")]
    [InlineData(false, "", "--list-tests")]
    [InlineData(false, "<PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup>")]
    [InlineData(false, "<PropertyGroup><EnablePyContainer>false</EnablePyContainer></PropertyGroup>")]
    public void A_dotnet_test_runs_the_checks_of_a_service_and_of_nothing_else(bool runs, string body, params string[] options)
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: body));
        repository.Docker.Answer(build: RuffFails);
        var run = repository.Dotnet(["test", "--no-restore", "--results-directory", repository.PathOf("results"), .. options]);
        Assert.Equal(runs ? ["PYC3640"] : [], run.ErrorCodes.Where(code => code?.StartsWith("PYC", StringComparison.Ordinal) == true));
        Assert.Equal(runs ? 1 : 0, repository.Docker.Builds.Count);
        if (runs)
            Assert.True(File.Exists(repository.PathOf("results/greeter/ruff/output.txt")), run.Result.Output);
    }

    [PackageFact]
    public void A_dotnet_test_in_the_mode_of_the_testing_platform_runs_them_too()
    {
        using var repository = Template.Repository();
        repository.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        repository.Docker.Answer(build: RuffFails);
        repository.Dotnet("test", "--project", Template.ProjectFile, "--no-restore").MustFailWith("PYC3640");
    }

    [PackageFact]
    public void A_project_without_any_check_is_warned_of_and_no_engine_is_asked()
    {
        using var repository = Template.Repository();
        var manifest = File.ReadAllText(repository.PathOf("pyproject.toml"));
        repository.Write("pyproject.toml", manifest.Replace("    \"mypy>=1.14\",\n", "", StringComparison.Ordinal).Replace("    \"ruff>=0.9\",\n", "", StringComparison.Ordinal).Replace("    \"pytest>=8.3\",\n", "", StringComparison.Ordinal));
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerTest", "-p:PyContainerLockCheck=off").MustSucceed();
        Assert.Equal(("PYC3649", repository.PathOf("pyproject.toml")), (Assert.Single(run.Warnings).Code, run.Warnings[0].File));
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void A_publish_runs_no_check()
    {
        using var repository = Template.Repository();
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.DoesNotContain("--output", Assert.Single(repository.Docker.Builds));
    }
}
