using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>What <c>dotnet new pycontainer</c> makes, on a real engine.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class TemplateImageTests(InstalledTemplates templates, ITestOutputHelper output) : IClassFixture<InstalledTemplates>
{
    [EngineFact]
    public void A_new_service_passes_its_checks_and_becomes_an_image_that_answers()
    {
        using var repository = new TestRepository();
        templates.Create(repository, "My.Service");
        var project = Path.Combine("My.Service", "My.Service.csproj");
        repository.Dotnet("restore", project).MustSucceed();

        var image = $"{Engine.Prefix}/my-service:1.0.0";
        var publish = Sample.Publish(repository, image, project).MustSucceed();
        using var container = new HardenedContainer(image);
        Assert.Equal("""{"message":"Good morning, Ada!"}""", container.Get("/greet/Ada"));

        var checks = Sample.Run(repository, "build", project, "--no-restore", "-t:PyContainerTest", "-p:PyContainerDockerPath=docker").MustSucceed();
        output.WriteLine($"published in {publish.Result.Time.TotalSeconds:0.0} s, {string.Join("; ", checks.OwnHeadlines)}");
        Assert.Contains("ruff passed, mypy passed, pytest passed", checks.OwnHeadlines[^1], StringComparison.Ordinal);
    }
}
