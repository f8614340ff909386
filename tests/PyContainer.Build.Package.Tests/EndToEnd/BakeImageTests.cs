namespace PyContainer.Build;

/// <summary>A bake on the real engine: the same images as single publishes, the common steps once, and a failure that stops nobody else.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class BakeImageTests(Sample sample)
{
    [EngineFact]
    public void Services_of_a_solution_are_baked_into_the_images_that_single_publishes_make()
    {
        using var repository = Solution("alpha", "beta");
        var module = repository.PathOf("beta/src/beta/__init__.py");
        var text = File.ReadAllText(module);
        File.Delete(module);
        var broken = Bake(repository);
        Assert.Equal(["PYC3217"], broken.ErrorCodes);
        Assert.Contains("-beta: ", Assert.Single(broken.Errors).Message, StringComparison.Ordinal);
        Assert.NotEqual("", Engine.Docker("image", "ls", "-q", Image("alpha")));
        Assert.Equal("", Engine.Docker("image", "ls", "-q", Image("beta")));

        File.WriteAllText(module, text);
        var run = Bake(repository).MustSucceed();
        // A step that both need is carried out, and told, once.
        Assert.Contains(run.Messages, message => message.Contains(" and 1 more: [base ", StringComparison.Ordinal));
        var baked = Engine.Docker("image", "inspect", "--format", "{{.Id}}", Image("alpha"), Image("beta"));
        foreach (var name in new[] { "alpha", "beta" })
            Sample.Run(repository, "publish", name, "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerPath=docker").MustSucceed();
        Assert.Equal(baked, Engine.Docker("image", "inspect", "--format", "{{.Id}}", Image("alpha"), Image("beta")));
        using var container = new HardenedContainer(Image("beta"));
        container.Get("/healthz");
    }

    private static string Image(string name) => $"{Engine.Prefix}/baked-{name}:latest";

    private static BuildRun Bake(TestRepository repository) => Sample.Run(repository, "build", "shop.slnx", "-c", "Release", "--no-restore", "-t:PyContainerBake", "-p:PyContainerDockerPath=docker");

    private TestRepository Solution(params string[] names)
    {
        var repository = new TestRepository();
        foreach (var name in names)
        {
            using var service = sample.Renamed(name);
            foreach (var file in new[] { "pyproject.toml", "uv.lock", "README.md", ".python-version" })
                repository.Write($"{name}/{file}", File.ReadAllText(service.PathOf(file)));
            foreach (var file in Directory.EnumerateFiles(service.PathOf($"src/{name}")))
                repository.Write($"{name}/src/{name}/{Path.GetFileName(file)}", File.ReadAllText(file).Replace("greeter", name, StringComparison.Ordinal));
            repository.Write($"{name}/{name}.csproj", Template.Project(body: $"<PropertyGroup><ContainerRepository>{Engine.Prefix}/baked-{name}</ContainerRepository></PropertyGroup>"));
        }
        repository.Write("shop.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        repository.Dotnet("restore", "shop.slnx").MustSucceed();
        return repository;
    }
}
