namespace PyContainer.Build;

public sealed class LifeCycleTests
{
    private static readonly string _generated = Path.Combine("obj", "Release", "net10.0", "pycontainer");

    [PackageTheory]
    [InlineData(ProjectKind.NoTargets)]
    [InlineData(ProjectKind.Console)]
    public void A_design_time_build_runs_nothing(ProjectKind kind)
    {
        using var repository = Template.Repository(kind);
        var run = repository.Dotnet("msbuild", "-t:ResolveReferences;Compile;BeforeBuild;Publish", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-p:BuildingInsideVisualStudio=true", "-p:BuildProjectReferences=false", "-p:PublishContainer=true", "-p:_IsPublishing=true", "-p:NoBuild=true");
        Assert.Contains("_PyContainerDecide", run.Targets);
        Assert.Empty(run.OwnTasks);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void The_lock_is_checked_before_the_compiler_runs()
    {
        using var repository = Template.Repository(ProjectKind.Console);
        repository.Write("Program.cs", "System.Console.WriteLine(1);");
        var tasks = repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed().Tasks.ToList();
        Assert.InRange(tasks.IndexOf("ValidateUvLock"), 0, tasks.IndexOf("Csc") - 1);
        Assert.InRange(tasks.IndexOf("Csc"), 0, tasks.IndexOf("GenerateDockerfile") - 1);
    }

    [PackageTheory]
    [InlineData("publish", "--no-restore", "-p:PublishContainer=true")]
    [InlineData("publish", "--no-build", "-p:PublishContainer=true")]
    [InlineData("publish", "--no-restore", "-t:PublishContainer", "-p:PyContainerReplaceSdkContainer=true")]
    public void Without_a_lock_nothing_is_compiled_or_built_where_the_command_line_says_so_early(params string[] arguments)
    {
        using var repository = Template.Repository(ProjectKind.Console);
        repository.Write("Program.cs", "System.Console.WriteLine(2);");
        File.Delete(repository.PathOf("uv.lock"));
        var run = repository.Dotnet(arguments).MustFailWith("PYC1001");
        if (arguments.Contains("-p:PublishContainer=true"))
            Assert.DoesNotContain("Csc", run.Tasks);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void Clean_leaves_nothing_of_ours()
    {
        using var repository = Template.Repository();
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.True(File.Exists(repository.PathOf(Path.Combine(_generated, "Dockerfile"))));
        repository.Dotnet("clean", "-c", "Release").MustSucceed();
        Assert.False(Directory.Exists(repository.PathOf(_generated)));
    }

    [PackageFact]
    public void An_absolute_intermediate_path_is_used_as_it_is_and_cleaned()
    {
        using var repository = Template.Repository();
        var elsewhere = repository.PathOf("elsewhere");
        string[] place = [$"-p:IntermediateOutputPath={elsewhere}/"];
        repository.Dotnet(["msbuild", "-t:PyContainerGenerateDockerfile", .. place]).MustSucceed();
        Assert.True(File.Exists(Path.Combine(elsewhere, "pycontainer", "Dockerfile")));
        repository.Dotnet(["msbuild", "-t:Clean", .. place]).MustSucceed();
        Assert.False(Directory.Exists(Path.Combine(elsewhere, "pycontainer")));
    }

    [PackageFact]
    public void A_project_that_is_not_publishable_builds_no_image()
    {
        using var repository = Template.Repository(ProjectKind.Console);
        var run = repository.Dotnet("publish", "--no-build", "-p:PublishContainer=true", "-p:IsPublishable=false").MustSucceed();
        Assert.Empty(run.OwnTasks);
        Assert.Empty(repository.Docker.Calls);
    }

    [PackageFact]
    public void A_project_can_decline_although_a_pyproject_lies_beside_it()
    {
        using var repository = Template.Repository();
        Assert.Empty(repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true", "-p:EnablePyContainer=false").MustSucceed().OwnTasks);
    }

    [PackageFact]
    public void Each_publish_asks_buildx_again_because_its_cache_decides()
    {
        using var repository = Template.Repository();
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        repository.Dotnet("publish", "--no-restore", "-p:PublishContainer=true").MustSucceed();
        Assert.Equal(2, repository.Docker.Builds.Count);
        Assert.Equal(repository.Docker.Builds[0], repository.Docker.Builds[1]);
    }

    [PackageFact]
    public void An_old_host_of_MSBuild_is_told_and_builds_nothing()
    {
        using var repository = Template.Repository();
        // The kind of host is a reserved property: a copy of the targets asks for one that is not there.
        var package = Path.Combine(PackedPackage.Instance.PackagesFolder, "pycontainer.build", PackedPackage.Instance.Version);
        var props = Path.Combine(package, "build", "PyContainer.Build.props");
        var targets = File.ReadAllText(Path.Combine(package, "build", "PyContainer.Build.targets"));
        foreach (var part in Directory.EnumerateFiles(Path.Combine(package, "build"), "PyContainer.Build.*.targets"))
            repository.Write($"old/build/{Path.GetFileName(part)}", File.ReadAllText(part));
        repository.Write("old/build/old.targets", targets.Replace("== 'Core'", "== 'Full'", StringComparison.Ordinal).Replace("'18.0'", "'99.0'", StringComparison.Ordinal));
        repository.Write("old.proj", $"""
            <Project>
              <Import Project="{props}" />
              <Target Name="BeforeBuild" />
              <Target Name="Publish" DependsOnTargets="BeforeBuild" />
              <Import Project="old/build/old.targets" />
            </Project>
            """);
        var run = repository.Dotnet("msbuild", "old.proj", "-t:Publish", "-p:PublishContainer=true", "-p:_IsPublishing=true").MustSucceed();
        Assert.Contains("_PyContainerHostCheck", run.Targets);
        Assert.Empty(run.OwnTasks);
    }
}
