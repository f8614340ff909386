namespace PyContainer.Build;

/// <summary>What can be wrong with docker: each is one coded error, never a stack and never the middle of a log.</summary>
public sealed class BadEngineTests
{
    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    [PackageFact]
    public void A_docker_that_is_named_and_not_there()
    {
        using var repository = Template.Repository();
        repository.Dotnet([.. _publish, $"-p:PyContainerDockerPath={repository.PathOf("no-docker")}"]).MustFailWith("PYC3001");
    }

    [PackageFact]
    public void No_docker_on_PATH()
    {
        using var repository = Template.Repository();
        Directory.CreateDirectory(repository.PathOf("bin"));
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
        File.CreateSymbolicLink(repository.PathOf("bin/dotnet"), dotnet);
        repository.Variables["PATH"] = repository.PathOf("bin");
        repository.Dotnet([.. _publish, "-p:PyContainerDockerPath="]).MustFailWith("PYC3001");
    }

    [PackageTheory]
    [InlineData("PYC3002", "echo 'docker: unknown command: docker buildx' >&2; exit 1")]
    [InlineData("PYC3002", "exit 1")]
    [InlineData("PYC3010", "echo 'github.com/docker/buildx 0.11.2 9872040b6626fb7d87ef7296fd5b832e8cc2ad17'")]
    public void A_buildx_that_is_missing_or_old(string code, string answer)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(version: answer);
        repository.Dotnet(_publish).MustFailWith(code);
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageTheory]
    [InlineData("PYC3004", """echo '{"ServerErrors":["Cannot connect to the Docker daemon at unix:///nowhere.sock. Is the docker daemon running?"]}'; exit 1""")]
    [InlineData("PYC3004", "echo 'something new' >&2; exit 1")]
    [InlineData("PYC3005", "echo 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock' >&2; exit 1")]
    [InlineData("PYC3011", """echo '{"OSType":"windows"}'""")]
    public void An_engine_that_does_not_answer_or_is_the_wrong_one(string code, string answer)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(info: answer);
        repository.Dotnet(_publish).MustFailWith(code);
        Assert.Empty(repository.Docker.Builds);
    }

    [PackageFact]
    public void A_failing_step_is_told_at_its_line_of_the_Dockerfile_with_its_last_lines()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build:
            """
            echo '{"vertexes":[{"digest":"sha256:01","name":"[deps 1/1] RUN uv sync --locked","started":"2026-11-21T08:42:27Z"}]}' >&2
            echo '{"logs":[{"vertex":"sha256:01","stream":2,"data":"bmV2ZXIgc2VlbiBiZWZvcmUK","timestamp":"2026-11-21T08:42:27Z"}]}' >&2
            echo '{"vertexes":[{"digest":"sha256:01","name":"[deps 1/1] RUN uv sync --locked","completed":"2026-11-21T08:42:29Z","error":"process \"/bin/sh -c uv sync --locked\" did not complete successfully: exit code: 2"}]}' >&2
            printf '%s\n' 'Dockerfile:17' '--------------------' 'ERROR: failed to build: failed to solve: process "/bin/sh -c uv sync --locked" did not complete successfully: exit code: 2' >&2
            exit 1
            """);
        var run = repository.Dotnet(_publish).MustFailWith("PYC3299");
        Assert.Equal((repository.PathOf("obj/Release/net10.0/pycontainer/Dockerfile"), 17), (run.Errors[0].File, run.Errors[0].Line));
        Assert.Contains(run.OwnHeadlines, line => line.Trim() == "never seen before");
    }

    [PackageTheory]
    [InlineData("PYC3601", "exit 0")]
    [InlineData("PYC3999", "echo 'ERROR: nobody knows this' >&2; exit 1")]
    [InlineData("PYC3502", "exit 102")]
    public void A_build_without_a_result(string code, string answer)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: answer);
        repository.Dotnet(_publish).MustFailWith(code);
    }

    [PackageTheory]
    [InlineData("PYC3602", """echo '{"Id":"sha256:22","RootFS":{"Layers":[]},"Config":{"User":"65532:65532","Entrypoint":["/app"]}}'""")]
    [InlineData("PYC3603", "echo 'Error response from daemon: No such image' >&2; exit 1")]
    [InlineData("PYC3603", "echo 'no document'")]
    [InlineData("PYC4043", """echo '{"Id":"sha256:22","RootFS":{"Layers":["sha256:33"]},"Config":{"User":"0:0","Entrypoint":["/app"]}}'""")]
    [InlineData("PYC4054", """echo '{"Id":"sha256:22","RootFS":{"Layers":["sha256:33"]},"Config":{"User":"65532:65532","Entrypoint":["/bin/sh","-c","app"]}}'""")]
    [InlineData("PYC4026", """echo '{"Id":"sha256:22","RootFS":{"Layers":["sha256:33"]},"Config":{"User":"65532:65532","Entrypoint":["/app"],"Env":["DB_PASSWORD=x"]}}'""")]
    public void An_image_that_is_not_what_was_asked_for(string code, string answer)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(inspect: answer);
        var run = repository.Dotnet([.. _publish, "-getItem:GeneratedContainer"]).MustFailWith(code);
        Assert.DoesNotContain("\"Identity\"", run.Result.StandardOutput, StringComparison.Ordinal);
    }

    [PackageFact]
    public void A_result_of_an_earlier_build_is_not_taken_for_that_of_a_build_without_one()
    {
        using var repository = Template.Repository();
        repository.Dotnet(_publish).MustSucceed();
        repository.Docker.Answer(build: "exit 0");
        repository.Dotnet(_publish).MustFailWith("PYC3601");
    }
}
