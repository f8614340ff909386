namespace PyContainer.Build;

public sealed class GeneratedFilesTests
{
    private static readonly string[] _generate = ["msbuild", "-t:PyContainerGenerateDockerfile", "-p:Configuration=Release"];

    private static readonly string _dockerfile = Path.Combine("obj", "Release", "net10.0", "pycontainer", "Dockerfile");

    private static readonly string _ignoreFile = _dockerfile + ".dockerignore";

    [PackageFact]
    public void The_Dockerfile_can_be_written_without_a_docker()
    {
        using var repository = Template.Repository();
        Assert.Equal(["CheckNames", "GenerateDockerfile"], repository.Dotnet(_generate).MustSucceed().OwnTasks);
        Assert.Contains(" AS prod", File.ReadAllText(repository.PathOf(_dockerfile)), StringComparison.Ordinal);
        Assert.True(File.Exists(repository.PathOf(_ignoreFile)));
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void The_lock_can_be_checked_alone()
    {
        using var repository = Template.Repository();
        Assert.Equal(["CheckNames", "ValidateUvLock"], repository.Dotnet("msbuild", "-t:PyContainerValidateLock").MustSucceed().OwnTasks);
        Assert.Empty(repository.Docker.Calls);
        Assert.Empty(Directory.GetFiles(repository.Folder, "Dockerfile", SearchOption.AllDirectories));
    }

    [PackageFact]
    public void Files_that_would_not_change_are_not_touched()
    {
        using var repository = Template.Repository();
        repository.Dotnet(_generate).MustSucceed();
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        string[] files = [repository.PathOf(_dockerfile), repository.PathOf(_ignoreFile)];
        Assert.All(files, file => File.SetLastWriteTimeUtc(file, past));
        repository.Dotnet(_generate).MustSucceed();
        Assert.All(files, file => Assert.Equal(past, File.GetLastWriteTimeUtc(file)));
        repository.Dotnet([.. _generate, "-p:PyContainerHealthPath=/well"]).MustSucceed();
        Assert.NotEqual(past, File.GetLastWriteTimeUtc(files[0]));
        Assert.Equal(past, File.GetLastWriteTimeUtc(files[1]));
    }

    [PackageFact]
    public void The_working_folder_and_the_place_of_the_repository_leave_no_trace() // PEER-22
    {
        using var first = Template.Repository();
        using var second = Template.Repository();
        first.Dotnet(_generate).MustSucceed();
        second.Write("docs/below/nothing", "");
        second.DotnetIn("docs/below", [_generate[0], second.PathOf(Template.ProjectFile), .. _generate[1..]]).MustSucceed();
        foreach (var file in new[] { _dockerfile, _ignoreFile })
            Assert.Equal(File.ReadAllBytes(first.PathOf(file)), File.ReadAllBytes(second.PathOf(file)));
    }

    [PackageFact]
    public void Generated_files_have_no_carriage_return_and_no_byte_order_mark_also_for_input_with_both()
    {
        using var repository = Template.Repository();
        var manifest = repository.PathOf("pyproject.toml");
        File.WriteAllText(manifest, File.ReadAllText(manifest).ReplaceLineEndings("\r\n"));
        repository.Dotnet(_generate).MustSucceed();
        foreach (var file in new[] { _dockerfile, _ignoreFile })
        {
            var bytes = File.ReadAllBytes(repository.PathOf(file));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'#', bytes[0]);
            Assert.Equal((byte)'\n', bytes[^1]);
        }
    }

    [PackageFact]
    public void An_authored_ignore_file_wins_and_an_older_generated_one_goes()
    {
        using var repository = Template.Repository();
        repository.Dotnet(_generate).MustSucceed();
        Assert.True(File.Exists(repository.PathOf(_ignoreFile)));
        var authored = repository.Write(".dockerignore", "*.md\n");
        repository.Dotnet(_generate).MustSucceed();
        Assert.False(File.Exists(repository.PathOf(_ignoreFile)));
        Assert.Equal("*.md\n", File.ReadAllText(authored));
    }

    [PackageFact]
    public void A_Dockerfile_of_ones_own_is_built_as_it_is_and_nothing_is_generated()
    {
        const string text = "FROM scratch AS prod\nUSER 65532:65532\nENTRYPOINT [\"/app\"]\n";
        using var repository = Template.Repository();
        var own = repository.Write("docker/Own.Dockerfile", text);
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerfile=docker/Own.Dockerfile").MustSucceed();
        var build = Assert.Single(repository.Docker.Builds);
        Assert.Equal([own], FakeDocker.Values(build, "--file"));
        Assert.Equal(repository.Folder, build[^1]);
        Assert.False(File.Exists(repository.PathOf(_dockerfile)));
        Assert.Equal(text, File.ReadAllText(own));
    }

    [PackageFact]
    public void The_stage_for_CI_is_built_on_request_from_the_same_file()
    {
        using var repository = Template.Repository();
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        var prod = File.ReadAllBytes(repository.PathOf(_dockerfile));
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:PyContainerTarget=build").MustSucceed();
        Assert.Equal(["prod", "build"], repository.Docker.Builds.Select(build => FakeDocker.Values(build, "--target").Single()));
        Assert.Equal(prod, File.ReadAllBytes(repository.PathOf(_dockerfile)));
    }
}
