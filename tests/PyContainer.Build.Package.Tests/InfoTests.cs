namespace PyContainer.Build;

public sealed class InfoTests
{
    [PackageFact]
    public void What_a_publish_would_do_is_told_with_its_reasons_and_nothing_is_done()
    {
        using var repository = Template.Repository();
        repository.Variables["PYCONTAINER_TEST_SECRET"] = "hunter2";
        var manifest = File.ReadAllText(repository.PathOf("pyproject.toml"));
        repository.Write("pyproject.toml", manifest + "\n[[tool.uv.index]]\nname = \"acme\"\nurl = \"https://acme.example/simple\"\n");
        repository.Variables["UV_INDEX_ACME_PASSWORD"] = "hunter2";
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", "-p:ContainerRegistry=registry.example", "-p:ContainerImageTag=1.2", "-p:PyContainerHealthPath=/healthz", "-p:PyContainerLockCheck=off", "-getItem:PyContainerFact").MustSucceed();
        Assert.Empty(repository.Docker.Calls);
        Assert.False(File.Exists(repository.PathOf("obj/Debug/net10.0/pycontainer/Dockerfile")));
        var facts = Output.Items(run, "PyContainerFact").Select(item => (item["Identity"], item["Value"], item["Because"])).ToList();
        Assert.Contains(("base", "distroless-cc", "PyContainerBase"), facts);
        Assert.Contains(("runtime image", "gcr.io/distroless/cc-debian13:nonroot", "the base's"), facts);
        Assert.Contains(("uv", "0.13.9", "the one this package knows best; [tool.uv] has no required-version"), facts);
        Assert.Contains(("Python", "3.13", repository.PathOf(".python-version")), facts);
        Assert.Contains(("starts", "/app/.venv/bin/python -m uvicorn greeter.app:app --host 0.0.0.0 --port 8000", "the application of fastapi that the sources have; uvicorn is among the dependencies"), facts);
        Assert.Contains(("health", "GET /healthz on port 8000 answers 200", "PyContainerHealthPath"), facts);
        Assert.Contains(("own packages", "greeter (.)", "built and installed"), facts);
        Assert.Contains(("credential", "UV_INDEX_ACME_PASSWORD", "set, travels as a secret"), facts);
        Assert.Contains(("credential", "UV_INDEX_ACME_USERNAME", "not set"), facts);
        Assert.Contains(("checks", "ruff, mypy, pytest", "the known tools among the development groups"), facts);
        Assert.Contains(("image", "registry.example/greeter:1.2", ""), facts);
        Assert.Contains(("goes to", "registry.example", "ContainerRegistry; after it passed the rules"), facts);
        Assert.Contains(facts, fact => fact.Item1 == "command" && fact.Item2.Contains("buildx build --file ", StringComparison.Ordinal) && fact.Item2.Contains("--secret id=UV_INDEX_ACME_PASSWORD,env=UV_INDEX_ACME_PASSWORD", StringComparison.Ordinal));
        var text = File.ReadAllText(repository.PathOf("obj/Debug/net10.0/pycontainer/info.txt"));
        Assert.All(facts, fact => Assert.Contains(fact.Item2, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", text + run.Result.Output, StringComparison.Ordinal);
    }

    [PackageFact]
    public void The_command_that_is_told_is_the_one_that_a_publish_runs()
    {
        using var repository = Template.Repository();
        var info = repository.Dotnet("build", "--no-restore", "-c", "Release", "-t:PyContainerInfo", "-getItem:PyContainerFact").MustSucceed();
        var told = Output.Items(info, "PyContainerFact").Single(item => item["Identity"] == "command")["Value"];
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        // Labels are put together from what a build knows; they are told of, not told.
        var build = Assert.Single(repository.Docker.Builds).ToList();
        for (var at = build.IndexOf("--label"); at >= 0; at = build.IndexOf("--label"))
            build.RemoveRange(at, 2);
        Assert.Equal(told, $"{repository.Docker.Path} {string.Join(' ', build)}");
    }

    [PackageTheory]
    [InlineData("PYC2014", "-p:PyContainerEntryPoint=a b")]
    [InlineData("PYC2039", "-p:PyContainerEntryPoint=nothing")]
    [InlineData("PYC2020", "-p:PyContainerPythonVersion=3.11")]
    public void What_a_publish_would_refuse_is_refused_with_the_same_code(string code, string option)
    {
        using var repository = Template.Repository();
        var info = repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", option);
        var publish = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", option);
        Assert.Equal((code, code), (info.ErrorCodes.First(), publish.ErrorCodes.First()));
    }

    [PackageFact]
    public void The_terminal_logger_shows_where_the_whole_text_is()
    {
        using var repository = Template.Repository();
        repository.Variables["TERM"] = "xterm-256color";
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", "-tl:on").MustSucceed();
        Assert.Contains("info.txt", run.Result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("uv.lock is fresh", run.Result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("starts", File.ReadAllText(repository.PathOf("obj/Debug/net10.0/pycontainer/info.txt")), StringComparison.Ordinal);
    }

    [PackageFact]
    public void The_classic_logger_shows_the_text_and_ends_with_its_file()
    {
        using var repository = Template.Repository();
        var output = repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", "-tl:off").MustSucceed().Result.StandardOutput;
        string[] parts = ["goes to", "uv.lock is fresh", "greeter -> " + repository.PathOf("obj/Debug/net10.0/pycontainer/info.txt")];
        int[] places = [.. parts.Select(part => output.IndexOf(part, StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
    }

    [PackageTheory]
    [InlineData("PYC2190", "-p:PyContainerEntryPoint=greeter.nope:app")]
    [InlineData("PYC2191", "-p:PyContainerEntryPoint=greeter.app:nope")]
    [InlineData("PYC2193", "-p:PyContainerEntryPoint=-m greeter")]
    public void An_entry_point_that_is_not_in_the_sources_never_reaches_docker(string code, string option)
    {
        using var repository = Template.Repository();
        repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", option).MustFailWith(code);
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", option).MustFailWith(code);
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageFact]
    public void The_platform_that_docker_is_told_is_passed_and_told()
    {
        using var repository = Template.Repository();
        repository.Variables["DOCKER_DEFAULT_PLATFORM"] = "linux/arm64";
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.Equal(["linux/arm64"], FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--platform"));
        Assert.Contains("(prod, linux/arm64 by DOCKER_DEFAULT_PLATFORM)", Assert.Single(run.OwnHeadlines), StringComparison.Ordinal);
        var facts = Output.Items(repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo", "-getItem:PyContainerFact").MustSucceed(), "PyContainerFact");
        Assert.Contains(facts, fact => (fact["Identity"], fact["Value"], fact["Because"]) == ("platforms", "linux/arm64", "DOCKER_DEFAULT_PLATFORM"));
    }

    [PackageFact]
    public void A_time_that_is_none_is_refused_before_the_build()
    {
        using var repository = Template.Repository();
        repository.Variables["SOURCE_DATE_EPOCH"] = "abc";
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustFailWith("PYC3109");
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageFact]
    public void A_stale_lock_is_told_after_the_facts()
    {
        using var repository = Template.Repository();
        repository.Write("pyproject.toml", File.ReadAllText(repository.PathOf("pyproject.toml")).Replace("    \"fastapi>=0.115\",", "    \"fastapi>=0.115\",\n    \"flask\",", StringComparison.Ordinal));
        var run = repository.Dotnet("build", "--no-restore", "-t:PyContainerInfo").MustFailWith("PYC1003");
        Assert.Contains(run.OwnHeadlines, line => line.Contains("goes to", StringComparison.Ordinal));
    }
}
