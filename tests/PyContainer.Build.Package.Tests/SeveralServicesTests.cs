namespace PyContainer.Build;

public sealed class SeveralServicesTests
{
    [PackageFact]
    public void Two_services_of_one_project_become_two_images()
    {
        using var repository = TwoServices("""<PyContainerService Include="a" Repository="shop/a" /><PyContainerService Include="b" Repository="shop/b" />""");
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:ContainerImageTags=\"1 2\"", "-getItem:GeneratedContainer").MustSucceed();
        Assert.Equal(["shop/a:1", "shop/a:2", "shop/b:1", "shop/b:2"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")));
        Assert.Equal(2, repository.Docker.Targets.Select(target => target.GetProperty("dockerfile").GetString()).Distinct().Count());
        Assert.Empty(repository.Docker.Builds);
        Assert.Equal(["shop/a:1", "shop/a:2", "shop/b:1", "shop/b:2"], Output.Items(run, "GeneratedContainer").Select(item => item["Identity"]));
        Assert.Equal(2, run.OwnTasks.Count(task => task == "GenerateDockerfile"));
    }

    [PackageTheory]
    [InlineData("""<PyContainerService Include="a" /><PyContainerService Include="b" />""")]
    [InlineData("""<PyContainerService Include="a" Repository="shop" /><PyContainerService Include="b" Repository="shop" />""")]
    public void Two_services_that_would_become_one_image_are_refused(string items)
    {
        using var repository = TwoServices(items);
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.All(run.ErrorCodes, code => Assert.Equal("PYC2029", code));
        Assert.NotEmpty(run.Errors);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void What_a_service_sets_itself_wins_over_the_property()
    {
        using var repository = TwoServices("""<PyContainerService Include="a" Repository="shop/a" Stage="build" ImageTag="own" /><PyContainerService Include="b" Repository="shop/b" />""");
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:ContainerImageTag=common", "-p:PyContainerTarget=prod").MustSucceed();
        Assert.Equal(["build", "prod"], repository.Docker.Targets.Select(target => target.GetProperty("target").GetString()));
        Assert.Equal(["shop/a:own", "shop/b:common"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")));
    }

    [PackageFact]
    public void An_item_that_names_a_service_is_for_that_one_alone()
    {
        using var repository = TwoServices("""
            <PyContainerService Include="a" Repository="shop/a" /><PyContainerService Include="b" Repository="shop/b" />
            <ContainerEnvironmentVariable Include="BOTH" Value="1" /><ContainerEnvironmentVariable Include="ONE" Value="1" Service="a/" />
            """);
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        string[] texts = [.. repository.Docker.Targets.Select(target => File.ReadAllText(target.GetProperty("dockerfile").GetString()!))];
        Assert.All(texts, text => Assert.Contains("BOTH=1", text, StringComparison.Ordinal));
        Assert.Equal([true, false], texts.Select(text => text.Contains("ONE=1", StringComparison.Ordinal)));
    }

    [PackageFact]
    public void An_item_for_a_service_that_is_not_there_is_an_error_and_not_forgotten()
    {
        using var repository = TwoServices("""<PyContainerService Include="a" Repository="shop/a" /><ContainerPort Include="8080" Service="c" />""");
        var run = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true");
        Assert.Contains("PYC2054", run.ErrorCodes);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageTheory]
    [InlineData("-m:2")]
    [InlineData("-graph")]
    public void A_solution_with_an_ASPNET_project_and_a_service_builds_both_and_one_image(string mode)
    {
        using var repository = new TestRepository();
        repository.Write("greeter/greeter.csproj", Template.Project());
        Template.CopyService(repository.PathOf("greeter"));
        repository.Write("web/web.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        repository.Write("web/Program.cs", "System.Console.WriteLine();");
        repository.Write("shop.sln", Solution);
        var run = repository.Dotnet("publish", "shop.sln", mode, "-p:PublishContainer=true").MustSucceed();
        Assert.Equal(["greeter:latest"], repository.Docker.Builds.SelectMany(build => FakeDocker.Values(build, "--tag")));
        Assert.True(File.Exists(repository.PathOf("web/bin/Release/net10.0/publish/web.dll")), run.Result.Output);
        Assert.DoesNotContain("CreateNewImage", run.Tasks);
    }

    [PackageFact]
    public void The_check_of_the_lock_on_a_solution_that_has_the_package_everywhere_prints_a_line_for_the_service()
    {
        using var repository = new TestRepository();
        // A target on a solution must be known to each of its projects; the package is inert where there is no Python.
        repository.Write("greeter/greeter.csproj", Template.Project());
        Template.CopyService(repository.PathOf("greeter"));
        repository.Write("web/web.csproj", $"""<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="PyContainer.Build" Version="{PackedPackage.Instance.Version}" PrivateAssets="all" /></ItemGroup></Project>""");
        repository.Write("shop.sln", Solution);
        repository.Dotnet("restore", "shop.sln").MustSucceed();
        var run = repository.Dotnet("build", "shop.sln", "--no-restore", "-t:PyContainerValidateLock").MustSucceed();
        Assert.Equal(["CheckNames", "ValidateUvLock"], run.OwnTasks);
        Assert.Contains("uv.lock is fresh", Assert.Single(run.OwnHeadlines), StringComparison.Ordinal);
    }

    private const string Solution =
        """

        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "greeter", "greeter\greeter.csproj", "{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A001}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "web", "web\web.csproj", "{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A002}"
        EndProject
        Global
        	GlobalSection(SolutionConfigurationPlatforms) = preSolution
        		Debug|Any CPU = Debug|Any CPU
        		Release|Any CPU = Release|Any CPU
        	EndGlobalSection
        	GlobalSection(ProjectConfigurationPlatforms) = postSolution
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A001}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A001}.Debug|Any CPU.Build.0 = Debug|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A001}.Release|Any CPU.ActiveCfg = Release|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A001}.Release|Any CPU.Build.0 = Release|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A002}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A002}.Debug|Any CPU.Build.0 = Debug|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A002}.Release|Any CPU.ActiveCfg = Release|Any CPU
        		{6A3B7C1E-0B6B-4B0E-9C0B-2F6C55D5A002}.Release|Any CPU.Build.0 = Release|Any CPU
        	EndGlobalSection
        EndGlobal
        """;

    private static TestRepository TwoServices(string items)
    {
        var repository = Template.Repository();
        Template.CopyService(repository.PathOf("a"));
        Template.CopyService(repository.PathOf("b"));
        File.Delete(repository.PathOf("pyproject.toml"));
        repository.Write(Template.ProjectFile, Template.Project(body: $"<ItemGroup>{items}</ItemGroup>"));
        return repository;
    }
}
