namespace PyContainer.Build;

/// <summary>The line of samples/polyglot that lets the .NET programs of a solution become images in the same publish, by the SDK's own target.</summary>
public sealed class SdkImageTests(SdkImageTests.Solution solution) : IClassFixture<SdkImageTests.Solution>
{
    // The SDK reads this name before it asks any registry, so that its turn ends without a network.
    private const string RefusedBySdk = "<ContainerImageTag>!!</ContainerImageTag>";

    [PackageTheory]
    [InlineData("sln")]
    [InlineData("slnx")]
    public void Programs_become_images_of_the_SDK_services_ours_and_nothing_else_becomes_one(string format)
    {
        var before = Docker.Builds.Count;
        var run = solution.Repository.Dotnet("publish", $"All.{format}", "--no-restore", "-p:PublishContainer=true");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.All(run.ErrorCodes, code => Assert.Equal("CONTAINER2007", code));
        Assert.Equal(["console", "web", "worker"], run.Errors.Select(error => Path.GetFileNameWithoutExtension(error.Project)).Order(StringComparer.Ordinal));
        Assert.Equal("service:latest", FakeDocker.Values(Assert.Single(Docker.Builds.Skip(before)), "--tag").Single());
    }

    [PackageFact]
    public void A_plain_publish_makes_none()
    {
        var before = Docker.Calls.Count;
        var run = solution.Repository.Dotnet("publish", "All.slnx", "--no-restore").MustSucceed();
        Assert.DoesNotContain("PublishContainer", run.Targets);
        Assert.Equal(before, Docker.Calls.Count);
    }

    [PackageFact]
    public void Asked_for_by_name_as_well_the_target_of_the_SDK_runs_once() =>
        solution.Repository.Dotnet("publish", "web", "--no-restore", "-t:PublishContainer", "-p:PublishContainer=true").MustFailWith("CONTAINER2007");

    // For several platforms the SDK publishes the project again for each, with what it found out as global properties.
    [PackageFact]
    public void A_build_inside_the_one_of_the_SDK_makes_no_image_of_its_own() =>
        solution.Repository.Dotnet("publish", "console", "--no-restore", "-p:PublishContainer=true", "-p:ContainerBaseName=dotnet/runtime").MustSucceed();

    [Fact]
    public void The_guide_shows_the_line_of_the_sample()
    {
        var line = File.ReadLines(TargetsFile).Single(line => line.Contains("<Target ", StringComparison.Ordinal));
        Assert.Contains(line.Trim(), File.ReadAllText(Path.Combine(TestAssets.RepositoryRoot(), "docs", "guides.md")), StringComparison.Ordinal);
    }

    private FakeDocker Docker => solution.Repository.Docker;

    private static string TargetsFile => Path.Combine(TestAssets.RepositoryRoot(), "samples", "polyglot", "Directory.Build.targets");

    /// <summary>Projects of each kind in one solution, restored once.</summary>
    public sealed class Solution : IDisposable
    {
        private TestRepository? _repository;

        /// <summary>The repository.</summary>
        public TestRepository Repository => _repository ??= Create();

        /// <inheritdoc/>
        public void Dispose() => _repository?.Dispose();

        private static TestRepository Create()
        {
            var repository = new TestRepository();
            repository.Write("Directory.Build.targets", File.ReadAllText(TargetsFile));
            // Some know the package, as under a GlobalPackageReference, some do not.
            repository.Write("console/console.csproj", Plain("Exe", """<ProjectReference Include="../library/library.csproj" />"""));
            repository.Write("library/library.csproj", Plain("Library"));
            repository.Write("test/test.csproj", Plain("Exe", """<ProjectReference Include="../console/console.csproj" />""", "<IsTestProject>true</IsTestProject>"));
            repository.Write("internal/internal.csproj", Plain("Exe", property: "<EnableSdkContainerSupport>false</EnableSdkContainerSupport>"));
            foreach (var kind in new[] { ProjectKind.Web, ProjectKind.Worker, ProjectKind.NoTargets })
                repository.Write($"{kind}/{kind}.csproj".ToLowerInvariant(), Template.Project(kind, $"<PropertyGroup>{RefusedBySdk}</PropertyGroup>"));
            // Even a service in the project of a program is a service.
            repository.Write("service/service.csproj", Template.Project(ProjectKind.Console));
            Template.CopyService(repository.PathOf("service"));
            foreach (var folder in new[] { "console", "test", "internal", "web", "worker", "service" })
                repository.Write($"{folder}/Program.cs", "System.Console.WriteLine();");
            repository.Write("library/Nothing.cs", "public class Nothing;");
            foreach (var format in new[] { "sln", "slnx" })
                repository.WriteSolution("All", format);
            repository.Dotnet("restore", "All.slnx").MustSucceed();
            return repository;
        }

        private static string Plain(string outputType, string items = "", string property = "") => $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{outputType}</OutputType>
                <UseAppHost>false</UseAppHost>
                {RefusedBySdk}
                {property}
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """;
    }
}
