namespace PyContainer.Build;

/// <summary>The ways in which repositories are laid out and published, each with the package in all their projects.</summary>
public sealed class CoexistenceTests
{
    private const string Publish = "-p:PublishContainer=true";

    // What reaches each project: a package that all of them reference, and knobs that name no service.
    private const string ForAll = """
        <Project>
          <ItemGroup><GlobalPackageReference Include="PyContainer.Build" Version="{0}" /></ItemGroup>
          <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><PyContainerBase>slim</PyContainerBase></PropertyGroup>
        </Project>
        """;

    [PackageTheory]
    [InlineData("all.sln", Publish)]
    [InlineData("all.slnx", Publish, "-graph")]
    [InlineData("all.slnx", "-t:PublishContainer")]
    public void A_solution_has_one_image_per_service_and_nothing_of_the_others(string solution, params string[] options)
    {
        using var repository = new TestRepository();
        repository.Write("Directory.Packages.props", ForAll.Replace("{0}", PackedPackage.Instance.Version, StringComparison.Ordinal));
        foreach (var name in new[] { "orders", "billing" })
        {
            Template.CopyService(repository.PathOf(name));
            repository.Write($"{name}/{name}.csproj", """<Project Sdk="Microsoft.Build.NoTargets/3.7.0"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        }
        repository.Write("library/library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        string[] projects = ["orders/orders.csproj", "billing/billing.csproj", "library/library.csproj"];
        repository.Write("all.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project}" />"""))}</Solution>");
        repository.Write("all.sln", Solution(projects));
        var run = repository.Dotnet(["publish", solution, .. options]).MustSucceed();
        Assert.Equal(["billing:latest", "orders:latest"], repository.Docker.Builds.SelectMany(build => FakeDocker.Values(build, "--tag")).Order(StringComparer.Ordinal));
        Assert.Equal(2, run.OwnTasks.Count(task => task == "DeliverContainerImage"));
        Assert.Empty(run.Warnings);
    }

    [PackageFact]
    public void In_the_artifacts_layout_nothing_is_written_beside_a_project()
    {
        using var repository = new TestRepository();
        repository.Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        repository.Write("service/greeter.csproj", Template.Project());
        Template.CopyService(repository.PathOf("service"));
        var before = Directory.GetFileSystemEntries(repository.PathOf("service")).Order(StringComparer.Ordinal).ToList();
        repository.DotnetIn("service", "publish", Publish).MustSucceed();
        Assert.Equal(repository.PathOf("artifacts/obj/greeter/release/pycontainer/Dockerfile"), FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--file").Single());
        repository.Docker.Answer(build: CheckTests.AllPass);
        repository.DotnetIn("service", "build", "--no-restore", "-t:PyContainerTest").MustSucceed();
        Assert.True(File.Exists(repository.PathOf("artifacts/test-results/greeter/pytest/output.txt")));
        Assert.Equal(before, Directory.GetFileSystemEntries(repository.PathOf("service")).Order(StringComparer.Ordinal));
    }

    [PackageFact]
    public void A_program_of_one_file_is_a_project_like_any_other()
    {
        using var repository = new TestRepository();
        Template.CopyService(repository.Folder);
        repository.Write("gateway.cs", $"#:package PyContainer.Build@{PackedPackage.Instance.Version}\n#:property PublishAot=false\n#:property PyContainerPythonVersion=3.13\nSystem.Console.WriteLine();\n");
        // Where the SDK keeps what it builds of such a program.
        repository.Variables["XDG_DATA_HOME"] = Directory.CreateDirectory(repository.PathOf(".data")).FullName;
        repository.Dotnet("publish", "gateway.cs", Publish).MustSucceed();
        Assert.Equal(["gateway:latest"], FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--tag"));
        Assert.Equal(repository.Folder, repository.Docker.Builds[0][^1]);
    }

    [PackageFact]
    public void A_web_project_that_deploys_on_build_has_its_image()
    {
        using var repository = Template.Repository(ProjectKind.Web);
        repository.Dotnet("build", "-c", "Release", "--no-restore", "-p:DeployOnBuild=true", Publish).MustSucceed();
        Assert.Single(repository.Docker.Builds);
    }

    [PackageTheory]
    [InlineData("linux/arm64", "-r", "linux-arm64")]
    [InlineData("linux/arm64", "--os", "linux", "--arch", "arm64")]
    public void The_platform_of_a_publish_is_that_of_the_image(string platform, params string[] options)
    {
        using var repository = Template.Repository();
        repository.Dotnet(["publish", Publish, .. options]).MustSucceed();
        Assert.Equal([platform], FakeDocker.Values(Assert.Single(repository.Docker.Builds), "--platform"));
    }

    [PackageFact]
    public void A_project_of_several_frameworks_is_published_as_one_of_them()
    {
        using var repository = Template.Repository();
        repository.Write(Template.ProjectFile, Template.Project(body: "<PropertyGroup><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences></PropertyGroup>")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>", StringComparison.Ordinal));
        repository.Dotnet("publish", Publish).MustFailWith("NETSDK1129");
        Assert.Empty(repository.Docker.Calls);
        repository.Dotnet("publish", "--no-restore", "-f", "net10.0", Publish).MustSucceed();
        Assert.Single(repository.Docker.Builds);
    }

    private static string Solution(string[] projects)
    {
        var ids = projects.Select((path, index) => (Path: path.Replace('/', '\\'), Id: $"{{00000000-0000-0000-0000-00000000000{index + 1}}}")).ToList();
        return "Microsoft Visual Studio Solution File, Format Version 12.00\n"
            + string.Concat(ids.Select(project => $"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{Path.GetFileNameWithoutExtension(project.Path.Split('\\')[^1])}\", \"{project.Path}\", \"{project.Id}\"\nEndProject\n"))
            + "Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tRelease|Any CPU = Release|Any CPU\n\tEndGlobalSection\n\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n"
            + string.Concat(ids.Select(project => $"\t\t{project.Id}.Release|Any CPU.ActiveCfg = Release|Any CPU\n\t\t{project.Id}.Release|Any CPU.Build.0 = Release|Any CPU\n"))
            + "\tEndGlobalSection\nEndGlobal\n";
    }
}
