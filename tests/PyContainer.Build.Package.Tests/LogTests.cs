namespace PyContainer.Build;

public sealed class LogTests
{
    // Lines of a real build in the form of --progress=rawjson: one step from the cache, one that prints and fails or not.
    private const string Steps =
        """
        echo '{"vertexes":[{"digest":"sha256:a","name":"[deps 1/1] RUN uv sync","started":"2026-11-21T08:42:27Z","completed":"2026-11-21T08:42:27Z","cached":true}]}' >&2
        echo '{"vertexes":[{"digest":"sha256:b","name":"[app 1/1] RUN uv sync --locked","started":"2026-11-21T08:42:27Z"}]}' >&2
        echo '{"logs":[{"vertex":"sha256:b","stream":2,"data":"UHJlcGFyZWQgNDUgcGFja2FnZXMK","timestamp":"2026-11-21T08:42:27Z"}]}' >&2

        """;

    private const string Passes = Steps + """echo '{"vertexes":[{"digest":"sha256:b","name":"[app 1/1] RUN uv sync --locked","started":"2026-11-21T08:42:27Z","completed":"2026-11-21T08:42:29.500Z"}]}' >&2""" + "\n";

    private const string Fails = Steps +
        """
        echo '{"vertexes":[{"digest":"sha256:b","name":"[app 1/1] RUN uv sync --locked","started":"2026-11-21T08:42:27Z","completed":"2026-11-21T08:42:29Z","error":"exit code: 1"}]}' >&2
        echo 'ERROR: failed to build: failed to solve: process "a" did not complete successfully: exit code: 1' >&2
        exit 1
        """;

    [PackageFact]
    public void The_log_of_a_build_stays_as_a_text_with_steps_seconds_and_what_was_cached()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: Passes + FakeDocker.WriteMetadata);
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-tl:off").MustSucceed();
        var lines = File.ReadAllLines(repository.PathOf("obj/Release/net10.0/pycontainer/build.log"));
        Assert.StartsWith("$ ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["#1 [deps 1/1] RUN uv sync", "#1 CACHED", "#2 [app 1/1] RUN uv sync --locked", "#2   Prepared 45 packages", "#2 done in 2.5s"], lines[1..^1]);
        Assert.Matches(@"\Aexit code 0 after [0-9.]+s; 1 of 2 steps cached\z", lines[^1]);
        Assert.Contains("1 of 2 steps cached", Assert.Single(run.OwnHeadlines), StringComparison.Ordinal);
        Assert.DoesNotContain("[deps 1/1]", run.Result.Output, StringComparison.Ordinal);
    }

    [PackageFact]
    public void In_normal_verbosity_there_are_steps_and_not_what_they_print()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: Passes + FakeDocker.WriteMetadata);
        var output = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-tl:off", "-v:normal").MustSucceed().Result.StandardOutput;
        Assert.Contains("[deps 1/1] RUN uv sync CACHED", output, StringComparison.Ordinal);
        Assert.Contains("[app 1/1] RUN uv sync --locked 2.5s", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Prepared 45", output, StringComparison.Ordinal);
    }

    [PackageFact]
    public void A_failed_build_names_its_log()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: Fails);
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustFailWith("PYC3299");
        var log = repository.PathOf("obj/Release/net10.0/pycontainer/build.log");
        Assert.EndsWith($" The whole log is '{log}'.", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("#2 FAILED: exit code: 1", File.ReadAllLines(log));
        Assert.Contains("ERROR: failed to build", File.ReadAllText(log), StringComparison.Ordinal);
    }

    [PackageFact]
    public void A_publish_of_several_services_ends_with_a_table()
    {
        using var repository = Template.Repository();
        Template.CopyService(repository.PathOf("a"));
        Template.CopyService(repository.PathOf("b"));
        File.Delete(repository.PathOf("pyproject.toml"));
        repository.Write(Template.ProjectFile, Template.Project(body: """<ItemGroup><PyContainerService Include="a" Repository="shop/a" /><PyContainerService Include="b" Repository="shop/b" /></ItemGroup>"""));
        repository.Docker.Answer(bake: PassesOf("a") + PassesOf("b") + FakeDocker.WriteBakeMetadata);
        var lines = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:ContainerImageTags=\"1 2\"").MustSucceed().OwnHeadlines;
        Assert.Matches(@"\A  service  image  +digest  +size  +time  +cached\z", lines[^3]);
        Assert.Matches(@"\A  a  +shop/a:1, shop/a:2  sha256:111111111111  1\.5 MB  [0-9.]+ s  +1 of 2\z", lines[^2]);
        Assert.Matches(@"\A  b  +shop/b:1, shop/b:2  sha256:111111111111  1\.5 MB  [0-9.]+ s  +1 of 2\z", lines[^1]);
    }

    // As a bake tells the steps of one of its targets.
    private static string PassesOf(string service) => Passes.Replace("\"[", $"\"[shop-{service} ", StringComparison.Ordinal).Replace("sha256:", "sha256:" + service, StringComparison.Ordinal);
}
