namespace PyContainer.Build;

/// <summary>A package beside the project.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class OutsideTests
{
    private const string Ask = "import pricing; print(pricing.PRICE, pricing.__file__.split('/')[1])";

    [EngineFact]
    public void A_library_beside_the_project_is_in_its_image()
    {
        using var repository = Sample.Copy("fastapi");
        Directory.CreateDirectory(repository.PathOf("service"));
        foreach (var name in new[] { "pyproject.toml", "uv.lock", "README.md", ".python-version" })
            File.Move(repository.PathOf(name), repository.PathOf("service/" + name));
        foreach (var name in new[] { "src", "tests" })
            Directory.Move(repository.PathOf(name), repository.PathOf("service/" + name));
        repository.Write("lib/pyproject.toml", "[project]\nname = \"pricing\"\nversion = \"0.1.0\"\nrequires-python = \">=3.12\"\n\n[build-system]\nrequires = [\"uv_build>=0.12,<0.14\"]\nbuild-backend = \"uv_build\"\n");
        repository.Write("lib/src/pricing/__init__.py", "PRICE = 1\n");
        Replace(repository, "service/pyproject.toml", "    \"pydantic-settings>=2.6\",", "    \"pricing\",\n    \"pydantic-settings>=2.6\",");
        Replace(repository, "service/pyproject.toml", "[build-system]", "[tool.uv.sources]\npricing = { path = \"../lib\" }\n\n[build-system]");
        Replace(repository, "service/uv.lock", "    { name = \"pydantic-settings\" },\n    { name = \"uvicorn\"", "    { name = \"pricing\" },\n    { name = \"pydantic-settings\" },\n    { name = \"uvicorn\"");
        Replace(repository, "service/uv.lock", "    { name = \"pydantic-settings\", specifier", "    { name = \"pricing\", directory = \"../lib\" },\n    { name = \"pydantic-settings\", specifier");
        Replace(repository, "service/uv.lock", "[[package]]\nname = \"pydantic\"\n", "[[package]]\nname = \"pricing\"\nversion = \"0.1.0\"\nsource = { directory = \"../lib\" }\n\n[[package]]\nname = \"pydantic\"\n");

        Assert.Equal("1 app", Publish(repository, "prod"));
        repository.Write("lib/src/pricing/__init__.py", "PRICE = 22\n");
        Assert.Equal("22 app", Publish(repository, "build"));
    }

    private static void Replace(TestRepository repository, string file, string find, string text)
    {
        var old = File.ReadAllText(repository.PathOf(file));
        Assert.Contains(find, old, StringComparison.Ordinal);
        repository.Write(file, old.Replace(find, text, StringComparison.Ordinal));
    }

    private static string Publish(TestRepository repository, string stage)
    {
        var image = $"{Engine.Prefix}/outside:{stage}";
        Sample.Publish(repository, image, $"-p:PyContainerTarget={stage}", "-p:PyContainerProjectDirectory=service").MustSucceed();
        return Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c", Ask);
    }
}
