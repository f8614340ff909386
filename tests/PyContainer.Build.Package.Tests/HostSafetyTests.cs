namespace PyContainer.Build;

/// <summary>What lies in the folder of a project, or in its <c>obj</c>, acts on nothing outside of it.</summary>
public sealed class HostSafetyTests : IDisposable
{
    private static readonly string[] _publish = ["publish", "--no-restore", "-p:PublishContainer=true"];

    private static readonly string[] _generate = ["build", "--no-restore", "-c", "Release", "-t:PyContainerGenerateDockerfile"];

    // A folder of the user's, with names that publishes write, too.
    private readonly string _guard = Directory.CreateTempSubdirectory("pycontainer-guard-").FullName;

    private readonly Dictionary<string, string> _guarded = new(StringComparer.Ordinal)
    {
        ["notes.txt"] = "mine", ["Dockerfile"] = "mine", ["X.new"] = "mine", ["verify.tar"] = "mine", [".tmp-metadata.json1"] = "mine", ["deep/uv.lock"] = "mine", ["results/pytest/result.json"] = "mine",
    };

    public HostSafetyTests()
    {
        foreach (var (name, text) in _guarded)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_guard, name))!);
            File.WriteAllText(Path.Combine(_guard, name), text);
        }
    }

    [PackageTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_at_the_top_of_the_project_that_is_called_like_a_program_is_not_started(bool isExecutable)
    {
        using var repository = Template.Repository();
        foreach (var name in new[] { "docker", "git", "uv", "keyring" })
        {
            var program = repository.Write(name, isExecutable ? $"#!/bin/sh\ntouch '{repository.PathOf("pwned")}-{name}'\n" : "notes about the program of this name\n");
            if (isExecutable && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        // What a shell would take for the current folder is none here.
        repository.Variables["PATH"] = string.Join(':', "", ".", Path.GetDirectoryName(repository.Docker.Path), Environment.GetEnvironmentVariable("PATH"));
        repository.Dotnet([.. _publish, "-p:PyContainerDockerPath="]).MustSucceed();
        Assert.Single(repository.Docker.Builds);

        repository.Variables["PATH"] = $":.:{Bin(repository)}";
        var manifest = repository.PathOf("pyproject.toml");
        File.AppendAllText(manifest, "\n[[tool.uv.index]]\nname = \"acme\"\nurl = \"https://pypi.acme.example/simple\"\nauthenticate = \"always\"\n");
        repository.Dotnet([.. _publish, "-p:PyContainerDockerPath=", "-p:PyContainerLockCheck=uv", "-p:PyContainerKeyringProvider=subprocess"]).MustFailWith("PYC3220");
        repository.Dotnet([.. _publish, "-p:PyContainerDockerPath=", "-p:PyContainerLockCheck=off"]).MustFailWith("PYC3001");
        Assert.Empty(Directory.GetFiles(repository.Folder, "pwned*"));
    }

    [PackageFact]
    public void A_named_program_that_does_not_exist_is_told_as_that_with_its_property()
    {
        using var repository = Template.Repository();
        var docker = Assert.Single(repository.Dotnet([.. _publish, "-p:PyContainerDockerPath=tools/docker"]).MustFailWith("PYC3001").Errors);
        Assert.Contains($"'{repository.PathOf("tools/docker")}' does not exist", docker.Message, StringComparison.Ordinal);
        Assert.Contains("PyContainerDockerPath", docker.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Install", docker.Message, StringComparison.Ordinal);
        // The files alone decide this lock, so that no uv would be asked.
        var uv = Assert.Single(repository.Dotnet([.. _publish, "-p:PyContainerUvPath=/nope/uv"]).MustFailWith("PYC3220").Errors);
        Assert.Contains("'/nope/uv' does not exist", uv.Message, StringComparison.Ordinal);
        Assert.Contains("PyContainerUvPath", uv.Message, StringComparison.Ordinal);
    }

    [PackageTheory]
    [InlineData("closure", true)]
    [InlineData("closure/deep", true)]
    [InlineData("", true)]
    [InlineData(".run", true)]
    [InlineData("Dockerfile", false)]
    [InlineData("build.log", false)]
    [InlineData("verify.tar", false)]
    [InlineData(".lock", false)]
    public void A_link_among_the_files_of_the_build_is_refused_and_its_target_stays_as_it_is(string place, bool isFolder)
    {
        using var repository = Template.Repository();
        repository.Dotnet(_generate).MustSucceed();
        var own = Own(repository);
        var link = place.Length == 0 ? own : place == ".lock" ? own + place : Path.Combine(own, place);
        Plant(link, isFolder ? _guard : Path.Combine(_guard, "notes.txt"));
        var error = Assert.Single(repository.Dotnet(_publish).MustFailWith("PYC3123").Errors);
        Assert.Contains($"'{link}' is a link to '{_guard}", error.Message, StringComparison.Ordinal);
        Assert.Empty(repository.Docker.Builds);
        AssertGuarded();
        File.Delete(link);
        repository.Dotnet(_publish).MustSucceed();
    }

    [PackageTheory]
    [InlineData("test")]
    [InlineData("test/results")]
    public void A_link_in_the_place_of_the_folder_of_checks_is_refused(string place)
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: CheckTests.AllPass);
        string[] check = ["build", "--no-restore", "-c", "Release", "-t:PyContainerTest"];
        repository.Dotnet(check).MustSucceed();
        Plant(Path.Combine(Own(repository), place), _guard);
        repository.Dotnet(check).MustFailWith("PYC3123");
        AssertGuarded();
    }

    [PackageTheory]
    [InlineData("")]
    [InlineData("closure")]
    [InlineData("closure/deep")]
    public void A_clean_deletes_links_and_never_what_they_point_to(string place)
    {
        using var repository = Template.Repository();
        repository.Dotnet(_generate).MustSucceed();
        Plant(Path.Combine(Own(repository), place).TrimEnd('/'), _guard);
        repository.Dotnet("clean", "-c", "Release").MustSucceed();
        AssertGuarded();
        Assert.False(Directory.Exists(Own(repository)));
    }

    [PackageFact]
    public void A_repository_below_a_link_of_the_users_is_built_like_any_other()
    {
        using var repository = Template.Repository();
        var link = Path.Combine(_guard, "repository");
        Directory.CreateSymbolicLink(link, repository.Folder);
        Directory.Move(repository.PathOf("obj"), Path.Combine(_guard, "obj"));
        Directory.CreateSymbolicLink(repository.PathOf("obj"), Path.Combine(_guard, "obj"));
        repository.DotnetIn(link, _publish).MustSucceed();
        Assert.Single(repository.Docker.Builds);
    }

    [PackageFact]
    public void Checks_in_a_copy_of_a_project_leave_the_results_of_the_original()
    {
        using var repository = Template.Repository();
        repository.Docker.Answer(build: CheckTests.AllPass);
        string[] check = ["build", "--no-restore", "-t:PyContainerTest"];
        repository.Dotnet(check).MustSucceed();
        string[] results = [.. Directory.GetFiles(repository.PathOf("TestResults"), "*", SearchOption.AllDirectories)];
        Assert.Equal(6, results.Length);
        using var copy = new TestRepository(repository.Folder);
        copy.Write(Template.ProjectFile, Template.Project(body: """<ItemGroup><PyContainerTestCommand Include="ruff" /></ItemGroup>"""));
        copy.Docker.Answer(build: CheckTests.AllPass);
        copy.Dotnet(check).MustSucceed();
        Assert.All(results, file => Assert.True(File.Exists(file), file));
    }

    [PackageFact]
    public void Files_of_the_users_beside_the_outputs_stay()
    {
        using var repository = Template.Repository();
        foreach (var name in new[] { "out/image.tar.new", "out/digest.new", "out/.tmp-mine" })
            repository.Write(name, "mine");
        string[] options = [.. _publish, "-p:ContainerArchiveOutputPath=out/image.tar", "-p:PyContainerDigestFile=out/digest"];
        repository.Dotnet(options).MustSucceed();
        repository.Dotnet(options).MustSucceed();
        Assert.Equal([".tmp-mine", "digest", "digest.new", "image.tar", "image.tar.new"], Directory.GetFileSystemEntries(repository.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_guard, recursive: true);

    private static string Own(TestRepository repository) => repository.PathOf("obj/Release/net10.0/pycontainer");

    private static void Plant(string link, string target)
    {
        if (Directory.Exists(link))
            Directory.Delete(link, recursive: true);
        File.Delete(link);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
    }

    // A folder with dotnet and nothing else.
    private static string Bin(TestRepository repository)
    {
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
        Directory.CreateDirectory(repository.PathOf("bin"));
        File.CreateSymbolicLink(repository.PathOf("bin/dotnet"), dotnet);
        return repository.PathOf("bin");
    }

    private void AssertGuarded() => Assert.Equal(
        _guarded.OrderBy(file => file.Key, StringComparer.Ordinal),
        Directory.GetFiles(_guard, "*", SearchOption.AllDirectories).Select(file => new KeyValuePair<string, string>(Path.GetRelativePath(_guard, file), File.ReadAllText(file))).OrderBy(file => file.Key, StringComparer.Ordinal));
}
