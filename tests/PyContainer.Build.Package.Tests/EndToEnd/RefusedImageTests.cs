namespace PyContainer.Build;

/// <summary>Images and projects that a real engine is asked for and that must not come of it.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class RefusedImageTests(Sample sample)
{
    private const string Base = "FROM scratch AS prod\n";

    [EngineFact]
    public void A_Dockerfile_of_ones_own_that_runs_as_root() =>
        OwnDockerfile(Base + "USER 0:0\nENTRYPOINT [\"/app\"]\n", "PYC4043", line: 2);

    [EngineFact]
    public void A_Dockerfile_of_ones_own_in_shell_form() =>
        OwnDockerfile(Base + "USER 65532:65532\nENTRYPOINT exec /app\n", "PYC4054", line: 3);

    [EngineFact]
    public void A_Dockerfile_of_ones_own_whose_list_is_no_JSON() =>
        OwnDockerfile(Base + "USER 65532:65532\nENTRYPOINT ['/app']\n", "PYC4054", line: 3);

    [EngineFact]
    public void A_Dockerfile_of_ones_own_that_cannot_be_read() =>
        OwnDockerfile(Base + "RUNN x\n", "PYC2054", line: 2);

    [EngineFact]
    public void A_Dockerfile_of_ones_own_without_the_stage() =>
        OwnDockerfile(Base.Replace(" AS prod", "", StringComparison.Ordinal) + "USER 65532:65532\n", "PYC3105");

    [EngineFact]
    public void A_lock_that_does_not_have_what_the_manifest_wants()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        Edit(repository, "pyproject.toml", "    \"fastapi>=0.115\",\n", "    \"fastapi>=0.115\",\n    \"itsdangerous>=2\",\n");
        var run = Sample.Publish(repository, $"{Engine.Prefix}/stale:1");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("PYC10", error.Code, StringComparison.Ordinal);
        Assert.Equal((repository.PathOf("pyproject.toml"), true), (error.File, error.Line > 0));
        Assert.DoesNotContain("BuildContainerImage", run.OwnTasks);
    }

    [EngineFact]
    public void The_build_itself_checks_the_lock_again()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        Edit(repository, "pyproject.toml", "    \"fastapi>=0.115\",\n", "    \"fastapi>=0.115\",\n    \"itsdangerous>=2\",\n");
        Sample.Publish(repository, $"{Engine.Prefix}/stale:1", "-p:PyContainerLockCheck=off").MustFailWith("PYC3201");
    }

    [EngineFact]
    public void An_engine_that_is_down()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        repository.Variables["DOCKER_HOST"] = $"unix://{repository.PathOf("no.sock")}";
        Sample.Publish(repository, $"{Engine.Prefix}/down:1").MustFailWith("PYC3004");
    }

    [EngineFact]
    public void A_builder_that_does_not_exist()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        Sample.Publish(repository, $"{Engine.Prefix}/nobody:1", "-p:PyContainerBuilder=nobody").MustFailWith("PYC3006");
    }

    private void OwnDockerfile(string text, string code, int line = 0)
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        var file = repository.Write("Own.Dockerfile", text);
        var error = Sample.Publish(repository, $"{Engine.Prefix}/own:1", "-p:PyContainerDockerfile=Own.Dockerfile").MustFailWith(code).Errors[0];
        Assert.Equal((file, line), (error.File, error.Line));
    }

    private static void Edit(TestRepository repository, string file, string from, string to)
    {
        var text = File.ReadAllText(repository.PathOf(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        repository.Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
