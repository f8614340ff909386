namespace PyContainer.Build;

/// <summary>A project with one package of an index that demands a password.</summary>
public static class PrivateProject
{
    /// <summary>The host of that index.</summary>
    public const string Host = "packages.acme.example";

    /// <summary>A copy of the sample's .NET side with that project.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="name">The project's name: one that no other has shares no cache with any.</param>
    /// <param name="isKnown">Whether the manifest says that the index refuses strangers.</param>
    public static TestRepository Create(Sample sample, string name, bool isKnown = false)
    {
        var repository = new TestRepository(sample.Repository.Folder);
        Directory.Delete(repository.PathOf("src"), recursive: true);
        Directory.Delete(repository.PathOf("tests"), recursive: true);
        foreach (var file in new[] { "pyproject.toml", "uv.lock" })
            repository.Write(file, File.ReadAllText(Path.Combine(TestAssets.Folder, "sample-locks", "private-index", file)).Replace("name = \"concierge\"", $"name = \"{name}\"", StringComparison.Ordinal));
        if (isKnown)
            repository.Write("pyproject.toml", File.ReadAllText(repository.PathOf("pyproject.toml")).Replace("explicit = true", "explicit = true\nauthenticate = \"always\"", StringComparison.Ordinal));
        repository.Write($"src/{name.Replace('-', '_')}/__init__.py", "");
        repository.Write($"src/{name.Replace('-', '_')}/app.py", "from starlette.applications import Starlette\n\napp = Starlette()\n");
        return repository;
    }
}
