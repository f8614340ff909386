namespace PyContainer.Build;

/// <summary>A project that only meets the package through others builds no image and loses nothing of the SDK's own support.</summary>
public sealed class TransitivityTests
{
    // What a repository sets for all its projects. None of these names a service.
    private const string RepositoryWide =
        """
        <Project>
          <PropertyGroup>
            <PyContainerBase>slim</PyContainerBase>
            <PyContainerTarget>prod</PyContainerTarget>
            <PyContainerReplaceSdkContainer>true</PyContainerReplaceSdkContainer>
            <PyContainerUvVersion>0.13.9</PyContainerUvVersion>
          </PropertyGroup>
        </Project>
        """;

    [PackageTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_project_that_references_a_service_builds_no_image_of_its_own(bool hasRepositoryWideOptions)
    {
        using var repository = new TestRepository();
        repository.Write("service/service.csproj", Template.Project(ProjectKind.Library).Replace(" PrivateAssets=\"all\"", "", StringComparison.Ordinal));
        repository.Write("service/Nothing.cs", "public class Nothing;");
        Template.CopyService(repository.PathOf("service"));
        repository.Write("app/app.csproj", App("""<ProjectReference Include="../service/service.csproj" />"""));
        repository.Write("app/Program.cs", "System.Console.WriteLine();");
        AppBuildsNothing(repository, hasRepositoryWideOptions);
        if (hasRepositoryWideOptions)
            return;
        // The property reaches what the app references: its publish fails before the compiler runs.
        File.Delete(repository.PathOf("service/uv.lock"));
        Assert.DoesNotContain("Csc", repository.DotnetIn("app", "publish", "--no-restore", "-p:PublishContainer=true", "-t:Rebuild").MustFailWith("PYC1001").Tasks);
    }

    [PackageTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_project_that_uses_a_package_that_depends_on_ours_builds_no_image(bool hasRepositoryWideOptions)
    {
        using var repository = new TestRepository();
        repository.Write("library/Between.csproj", Template.Project(ProjectKind.Library, "<PropertyGroup><Version>1.0.0</Version></PropertyGroup>").Replace(" PrivateAssets=\"all\"", " PrivateAssets=\"none\"", StringComparison.Ordinal));
        repository.Write("library/Nothing.cs", "public class Nothing;");
        repository.DotnetIn("library", "pack", "-o", repository.PathOf("feed")).MustSucceed();
        repository.Write("NuGet.config", $"""<configuration><packageSources><add key="packed" value="{PackedPackage.Instance.Feed}" /><add key="own" value="feed" /></packageSources></configuration>""");
        repository.Write("app/app.csproj", App("""<PackageReference Include="Between" Version="1.0.0" />"""));
        repository.Write("app/Program.cs", "System.Console.WriteLine();");
        // The package of this test is made anew in each run of it.
        repository.Variables["NUGET_PACKAGES"] = repository.PathOf("packages");
        AppBuildsNothing(repository, hasRepositoryWideOptions);
    }

    private static void AppBuildsNothing(TestRepository repository, bool hasRepositoryWideOptions)
    {
        if (hasRepositoryWideOptions)
            repository.Write("Directory.Build.props", RepositoryWide);
        var publish = repository.DotnetIn("app", "publish", "-p:PublishContainer=true").MustSucceed();
        Assert.DoesNotContain("BuildContainerImage", publish.OwnTasks);
        Assert.Empty(repository.Docker.Calls);
        // The SDK still answers its own target.
        var sdk = repository.DotnetIn("app", "publish", "--no-restore", "-t:PublishContainer", "-p:ContainerImageTag=!!").MustFailWith("CONTAINER2007");
        Assert.DoesNotContain("BuildContainerImage", sdk.OwnTasks);
        Assert.True(IsImported(publish), "the package's targets did not reach the app, so this test shows nothing");
    }

    // Whoever is asked decides, and says no.
    private static bool IsImported(BuildRun run) => run.Targets.Contains("_PyContainerDecide");

    private static string App(string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
          <ItemGroup>
            {reference}
          </ItemGroup>
        </Project>
        """;
}
