namespace PyContainer.Build;

/// <summary>Several services in one call of <c>docker buildx bake</c>, whichever way they were gathered.</summary>
public sealed class BakeTests
{
    private const string Failing =
        """
        case " $* " in *' shop-b '*) echo 'ERROR: target shop-b: failed to solve: no space left on device' >&2; exit 1 ;; esac
        """ + "\n" + FakeDocker.WriteBakeMetadata;

    [PackageTheory]
    [InlineData("-m:1")]
    [InlineData("-m:2")]
    public void A_solution_is_one_bake_of_all_its_services(string nodes)
    {
        using var repository = Solution("a", "b");
        var run = repository.Dotnet("build", "shop.slnx", "--no-restore", "-t:PyContainerBake", nodes).MustSucceed();
        Assert.Equal(["shop/a:latest", "shop/b:latest"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")).Order(StringComparer.Ordinal));
        Assert.Empty(repository.Docker.Builds);
        Assert.Equal((2, 1, 2), (run.OwnTasks.Count(task => task == "ValidateUvLock"), run.OwnTasks.Count(task => task == "BakeContainerImages"), run.OwnTasks.Count(task => task == "DeliverContainerImage")));
    }

    [PackageFact]
    public void A_project_can_name_the_projects_whose_services_are_baked()
    {
        using var repository = Solution("a", "b");
        repository.Write("images/images.csproj", Template.Project(body: """<ItemGroup><PyContainerBakeProject Include="../*/*.csproj" Exclude="images.csproj;../web/*.csproj" /></ItemGroup>"""));
        repository.Dotnet("restore", "images").MustSucceed();
        var run = repository.Dotnet("build", "images", "--no-restore", "-t:PyContainerBake", "-getTargetResult:PyContainerBake").MustSucceed();
        Assert.Equal(2, repository.Docker.Targets.Count);
        Assert.Contains("shop/a:latest", run.Result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("shop/b:latest", run.Result.StandardOutput, StringComparison.Ordinal);
    }

    [PackageFact]
    public void A_service_that_fails_is_an_error_and_the_others_are_built_and_delivered()
    {
        using var repository = Solution("a", "b");
        repository.Docker.Answer(bake: Failing);
        var run = repository.Dotnet("build", "shop.slnx", "--no-restore", "-t:PyContainerBake");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.Equal(["PYC3501"], run.ErrorCodes);
        Assert.Contains("shop-b: ", Assert.Single(run.Errors).Message!, StringComparison.Ordinal);
        Assert.Equal(2, repository.Docker.Bakes.Count);
        Assert.Contains(run.OwnHeadlines, line => line.Contains("shop/a:latest", StringComparison.Ordinal));
    }

    [PackageFact]
    public void A_stale_lock_stops_its_own_service_alone()
    {
        using var repository = Solution("a", "b", "c");
        repository.Write("a/pyproject.toml", File.ReadAllText(repository.PathOf("a/pyproject.toml")).Replace("dependencies = [", "dependencies = [\"httpx\", ", StringComparison.Ordinal));
        var run = repository.Dotnet("build", "shop.slnx", "--no-restore", "-t:PyContainerBake");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.All(run.ErrorCodes, code => Assert.StartsWith("PYC1", code, StringComparison.Ordinal));
        Assert.Equal(["shop/b:latest", "shop/c:latest"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")));
    }

    [PackageFact]
    public void Two_projects_that_would_become_one_image_are_refused()
    {
        using var repository = Solution("a", "b");
        var run = repository.Dotnet("build", "shop.slnx", "--no-restore", "-t:PyContainerBake", "-p:ContainerRepository=shop");
        Assert.Equal(["PYC2029"], run.ErrorCodes.Distinct(StringComparer.Ordinal));
        Assert.Empty(repository.Docker.Bakes);
    }

    [PackageFact]
    public void An_argument_that_a_bake_file_has_no_word_for_is_refused()
    {
        using var repository = Solution("a", "b");
        repository.Write("a/a.csproj", Template.Project(body: """<PropertyGroup><ContainerRepository>shop/a</ContainerRepository></PropertyGroup><ItemGroup><PyContainerExtraArgument Include="--cgroup-parent=x" /></ItemGroup>"""));
        var run = repository.Dotnet("build", "shop.slnx", "--no-restore", "-t:PyContainerBake");
        Assert.Equal(["PYC2160"], run.ErrorCodes);
        Assert.Equal(["shop/b:latest"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")));
    }

    private const string Skipping =
        """
        <Project>
          <Target Name="PyContainerBake">
            <MSBuild Projects="@(ProjectReference)" Targets="PyContainerBake" SkipNonexistentTargets="true" BuildInParallel="true"
                     Properties="BuildingSolutionFile=true; CurrentSolutionConfigurationContents=$(CurrentSolutionConfigurationContents); SolutionDir=$(SolutionDir); SolutionExt=$(SolutionExt); SolutionFileName=$(SolutionFileName); SolutionName=$(SolutionName); SolutionPath=$(SolutionPath)" />
          </Target>
        </Project>
        """;

    [PackageTheory]
    [InlineData("slnx")]
    [InlineData("sln")]
    public void A_project_without_the_package_stops_a_bake_before_an_image_is_made_and_the_solution_can_skip_it(string format)
    {
        using var repository = Solution("a", "b");
        repository.Write("web/web.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        File.Delete(repository.PathOf("shop.slnx"));
        repository.WriteSolution("shop", format);
        repository.Dotnet("restore", $"shop.{format}").MustSucceed();
        var run = repository.Dotnet("build", $"shop.{format}", "--no-restore", "-t:PyContainerBake").MustFailWith("MSB4057", "PYC2198");
        Assert.Contains(repository.PathOf("web/web.csproj"), run.Errors.Single(error => error.Code == "PYC2198").Message!, StringComparison.Ordinal);
        Assert.Empty(repository.Docker.Bakes);
        repository.Write("Directory.Solution.targets", Skipping);
        repository.Dotnet("build", $"shop.{format}", "--no-restore", "-t:PyContainerBake").MustSucceed();
        Assert.Equal(["shop/a:latest", "shop/b:latest"], repository.Docker.Targets.SelectMany(target => FakeDocker.Words(target, "tags")).Order(StringComparer.Ordinal));
        Assert.Contains(Skipping.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(TestAssets.RepositoryRoot(), "docs", "errors.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // A solution of services and of one .NET project; every one of them has the package.
    private static TestRepository Solution(params string[] services)
    {
        var repository = new TestRepository();
        foreach (var service in services)
        {
            repository.Write($"{service}/{service}.csproj", Template.Project(body: $"<PropertyGroup><ContainerRepository Condition=\"'$(ContainerRepository)' == ''\">shop/{service}</ContainerRepository></PropertyGroup>"));
            Template.CopyService(repository.PathOf(service));
        }
        repository.Write("web/web.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="PyContainer.Build" Version="{PackedPackage.Instance.Version}" PrivateAssets="all" /></ItemGroup></Project>""");
        repository.Write("shop.slnx", $"<Solution>{string.Concat(services.Append("web").Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        repository.Dotnet("restore", "shop.slnx").MustSucceed();
        return repository;
    }
}
