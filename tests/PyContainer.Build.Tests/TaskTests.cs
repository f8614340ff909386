namespace PyContainer.Build;

/// <summary>The tasks on a small service, with a fake build engine; nothing here starts a docker.</summary>
public sealed class TaskTests
{
    private const string Hint = "-m main";

    [Fact]
    public void A_fresh_lock_passes()
    {
        using var service = new ServiceFolder();
        var (result, engine) = Run(new ValidateUvLock(), service);
        Assert.True(result, Text(engine));
        Assert.Empty(engine.Warnings);
    }

    [Theory]
    [InlineData("error", false)]
    [InlineData("warning", true)]
    public void A_stale_lock_weighs_what_the_option_says(string staleAs, bool passes)
    {
        using var service = new ServiceFolder();
        Stale(service);
        service.Item.SetMetadata("LockStaleAs", staleAs);
        var (result, engine) = Run(new ValidateUvLock(), service);
        Assert.Equal(passes, result);
        Assert.Equal(passes ? 0 : 1, engine.Errors.Count);
        Assert.Equal(passes ? 1 : 0, engine.Warnings.Count);
        var (code, file) = passes ? (engine.Warnings[0].Code, engine.Warnings[0].File) : (engine.Errors[0].Code, engine.Errors[0].File);
        Assert.Equal(("PYC1003", Path.Combine(service.Folder, "pyproject.toml")), (code, file));
    }

    [Fact]
    public void A_lock_check_that_is_off_reads_nothing()
    {
        using var service = new ServiceFolder();
        File.Delete(Path.Combine(service.Folder, "uv.lock"));
        service.Item.SetMetadata("LockCheck", "off");
        Assert.True(Run(new ValidateUvLock(), service).Result);
    }

    [Fact]
    public void A_uv_that_is_asked_for_and_not_there_is_a_coded_error()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("LockCheck", "uv");
        service.Item.SetMetadata("UvPath", Path.Combine(service.Folder, "no-uv"));
        Assert.Equal(["PYC3220"], Run(new ValidateUvLock(), service).Engine.Errors.Select(error => error.Code));
    }

    [Theory]
    [InlineData("managed", null)]
    [InlineData("auto", "PYC3220")]
    public void A_lock_that_files_do_not_decide_is_a_warning_or_a_question_to_uv(string mode, string? error)
    {
        using var service = new ServiceFolder();
        service.Write("pyproject.toml", "[project]\nname = \"orders\"\nversion = \"1.0.0\"\nrequires-python = \">=3.12\"\ndynamic = [\"dependencies\"]\n\n[tool.uv]\npackage = false\n");
        service.Item.SetMetadata("LockCheck", mode);
        service.Item.SetMetadata("UvPath", Path.Combine(service.Folder, "no-uv"));
        var (_, engine) = Run(new ValidateUvLock(), service);
        Assert.Equal(error, engine.Errors.SingleOrDefault()?.Code);
        Assert.Equal(error is null ? ["PYC1050"] : [], engine.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void The_Dockerfile_and_its_ignore_file_are_written_below_obj()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("EntryPoint", Hint);
        var (result, engine) = Run(new GenerateDockerfile(), service);
        Assert.True(result, Text(engine));
        var folder = Path.Combine(service.Folder, "obj", "pycontainer");
        Assert.Equal(["Dockerfile", "Dockerfile.dockerignore"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_Dockerfile_of_ones_own_is_told_with_its_code_and_nothing_is_written() // PEER-33
    {
        using var service = new ServiceFolder();
        service.Write("Dockerfile", "FROM scratch AS prod\nUSER 65532:65532\n");
        service.Item.SetMetadata("Dockerfile", "Dockerfile");
        var (result, engine) = Run(new GenerateDockerfile(), service);
        Assert.True(result);
        Assert.Contains(engine.Messages, message => message.Code == "PYC2041");
        Assert.False(Directory.Exists(Path.Combine(service.Folder, "obj", "pycontainer")));
    }

    [Fact]
    public void A_secret_in_a_variable_is_refused_before_anything_is_written()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("EntryPoint", Hint);
        using var task = new GenerateDockerfile { Items = ServiceFolder.List("ContainerEnvironmentVariable", BinderTests.Item("DB_PASSWORD", "Value", "x")) };
        Assert.Equal(["PYC4026"], Run(task, service).Engine.Errors.Select(error => error.Code));
        Assert.False(Directory.Exists(Path.Combine(service.Folder, "obj", "pycontainer")));
    }

    [Fact]
    public void A_docker_that_is_not_there_is_a_coded_error()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("DockerPath", Path.Combine(service.Folder, "no-docker"));
        Assert.Equal(["PYC3001"], Run(new BuildContainerImage(), service).Engine.Errors.Select(error => error.Code));
        Assert.Equal(["PYC3001"], Run(new VerifyContainerImage(), service).Engine.Errors.Select(error => error.Code));
    }

    [Fact]
    public void A_task_that_was_cancelled_before_it_started_starts_nothing()
    {
        using var service = new ServiceFolder();
        service.Item.SetMetadata("DockerPath", Path.Combine(service.Folder, "no-docker"));
        using var task = new BuildContainerImage();
        task.Cancel();
        var (result, engine) = Run(task, service);
        Assert.False(result);
        Assert.Empty(engine.Errors);
    }

    private static void Stale(ServiceFolder service)
    {
        var manifest = Path.Combine(service.Folder, "pyproject.toml");
        service.Write("pyproject.toml", File.ReadAllText(manifest).Replace("[tool.uv]", "dependencies = [\"httpx\"]\n\n[tool.uv]", StringComparison.Ordinal));
    }

    private static (bool Result, FakeBuildEngine Engine) Run(ServiceTask task, ServiceFolder service)
    {
        var engine = new FakeBuildEngine();
        using (task)
        {
            task.BuildEngine = engine;
            task.Service = service.Item;
            return (task.Execute(), engine);
        }
    }

    private static string Text(FakeBuildEngine engine) => string.Join('\n', engine.Errors.Select(error => $"{error.Code}: {error.Message}"));
}
