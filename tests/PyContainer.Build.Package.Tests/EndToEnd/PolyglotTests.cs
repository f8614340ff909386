using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>samples/polyglot: images of the .NET SDK and ours from one publish of a solution.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class PolyglotTests(ITestOutputHelper output)
{
    private static readonly string[] _images = ["backoffice", "gateway", "greeter"];

    [EngineFact]
    public void One_publish_of_the_solution_makes_three_images_that_answer_together()
    {
        using var bases = DotnetBase.Create();
        using var repository = Copy(bases);
        var run = Publish(repository, bases, "Polyglot.slnx");
        output.WriteLine($"published in {run.Result.Time.TotalSeconds:0.0} s");

        var network = $"{Engine.Prefix}-polyglot";
        Engine.Docker("network", "create", network);
        try
        {
            using var greeter = new HardenedContainer(Image("greeter"), 8000, "--network", network, "--network-alias", "greeter");
            using var backoffice = new HardenedContainer(Image("backoffice"), 8000, "--network", network, "--network-alias", "backoffice");
            greeter.WaitUntilHealthy();
            backoffice.WaitUntilHealthy();
            using var gateway = new HardenedContainer(Image("gateway"), 8080, "--network", network, "--env", "Services__Greeter=http://greeter:8000", "--env", "Services__Backoffice=http://backoffice:8000");
            Assert.Equal("Healthy", gateway.Get("/healthz"));
            Assert.Equal("""{"message":"Good morning, Ada!","stock":{"cake":1,"tea":7}}""", gateway.Get("/welcome/Ada"));
            Engine.Docker("exec", gateway.Id, "dotnet", "/app/Gateway.dll", "probe");
            Assert.DoesNotContain("ERROR", Engine.Try("logs", backoffice.Id).Output, StringComparison.Ordinal);
        }
        finally
        {
            Engine.Try("network", "rm", network);
        }
    }

    [RegistryFact]
    public void One_publish_pushes_both_kinds_of_images_to_one_registry()
    {
        using var bases = DotnetBase.Create();
        using var registry = new LoopbackRegistry();
        using var repository = Copy(bases);
        repository.WriteSolution("Old", "sln");
        Publish(repository, bases, "Old.sln", $"-p:ContainerRegistry={registry.Host}");
        Assert.Equal(_images.Select(image => $"{Engine.Prefix}/{image}"), registry.Repositories());
        var gateway = registry.Config($"{Engine.Prefix}/gateway", "1.0.0").GetProperty("config");
        Assert.Equal(["dotnet", "/app/Gateway.dll"], gateway.GetProperty("Entrypoint").EnumerateArray().Select(word => word.GetString()!));
        var greeter = registry.Config($"{Engine.Prefix}/greeter", "1.0.0").GetProperty("config");
        Assert.Contains("greeter.app:app", greeter.GetProperty("Entrypoint").EnumerateArray().Select(word => word.GetString()));
        foreach (var image in _images)
            Engine.Try("image", "rm", "-f", $"{registry.Host}/{Engine.Prefix}/{image}:1.0.0");
    }

    [Fact]
    public void The_file_for_Compose_names_the_images_and_the_addresses_that_the_gateway_asks()
    {
        var sample = Path.Combine(TestAssets.RepositoryRoot(), "samples", "polyglot");
        var compose = File.ReadAllText(Path.Combine(sample, "compose.yaml"));
        Assert.All(_images, image => Assert.Contains($"image: polyglot/{image}:1.0.0", compose, StringComparison.Ordinal));
        Assert.Contains("<ContainerImageTag>1.0.0<", File.ReadAllText(Path.Combine(sample, "Directory.Build.props")), StringComparison.Ordinal);
        Assert.All(new[] { "greeter", "backoffice" }, service => Assert.Contains($": http://{service}:8000", compose, StringComparison.Ordinal));
    }

    private static string Image(string name) => $"{Engine.Prefix}/{name}:1.0.0";

    private static TestRepository Copy(DotnetBase? bases)
    {
        var repository = Sample.Copy("polyglot", "Polyglot.slnx");
        repository.Write("Directory.Build.props", File.ReadAllText(repository.PathOf("Directory.Build.props")).Replace("polyglot/", Engine.Prefix + "/", StringComparison.Ordinal));
        if (bases is not null)
            repository.Write("gateway/Gateway.csproj.user", $"<Project><PropertyGroup><ContainerBaseImage>{bases.Image}</ContainerBaseImage></PropertyGroup></Project>");
        return repository;
    }

    private static BuildRun Publish(TestRepository repository, DotnetBase? bases, string solution, params string[] options)
    {
        string[] arguments = ["publish", solution, "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerPath=docker", .. options];
        if (bases is null)
            return Sample.Run(repository, arguments).MustSucceed();
        // The SDK talks to registries itself, so it has to be where the registry is.
        repository.Variables["NO_PROXY"] = "127.0.0.1";
        repository.Variables["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = bases.Host + options.Where(option => option.Contains("ContainerRegistry=", StringComparison.Ordinal)).Select(option => ";" + option.Split('=')[1]).SingleOrDefault();
        return Sample.RunIn(Tier.Variable("PYCONTAINER_TEST_NETNS"), repository, arguments).MustSucceed();
    }
}
