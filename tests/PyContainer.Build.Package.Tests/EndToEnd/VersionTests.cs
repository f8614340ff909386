namespace PyContainer.Build;

/// <summary>A version that a back end would ask git for is that of the .NET project.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class VersionTests(Sample sample)
{
    private const string Ask = "from importlib.metadata import version; print(version('versioned'))";

    [EngineFact]
    public void The_version_of_the_NET_project_reaches_a_package_whose_version_comes_from_git()
    {
        using var repository = sample.Renamed("versioned");
        var manifest = File.ReadAllText(repository.PathOf("pyproject.toml")).Replace("version = \"1.0.0\"", "dynamic = [\"version\"]", StringComparison.Ordinal);
        repository.Write("pyproject.toml", manifest[..manifest.IndexOf("[build-system]", StringComparison.Ordinal)]
            + "[build-system]\nrequires = [\"hatchling\", \"hatch-vcs\"]\nbuild-backend = \"hatchling.build\"\n[tool.hatch.version]\nsource = \"vcs\"\n");
        repository.Write("uv.lock", File.ReadAllText(repository.PathOf("uv.lock")).Replace("name = \"versioned\"\nversion = \"1.0.0\"\n", "name = \"versioned\"\n", StringComparison.Ordinal));

        Assert.Equal("2.1.0b3", Publish(repository, "prod", "2.1.0-beta.3"));
        // What was built before must not be taken again.
        Assert.Equal("2.1.0", Publish(repository, "prod", "2.1.0"));
        Assert.Equal("3.0.0", Publish(repository, "build", "3.0.0"));
        Assert.Equal("3.0.1.dev7", Publish(repository, "build", "3.0.1-ci.7"));
    }

    private static string Publish(TestRepository repository, string stage, string version)
    {
        // A tag for each: an image that loses its only name may be collected while the next one takes its layers (PYC3506).
        var image = $"{Engine.Prefix}/versioned:{stage}-{version}";
        Sample.Publish(repository, image, $"-p:PyContainerTarget={stage}", $"-p:Version={version}").MustSucceed();
        return Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c", Ask);
    }
}
