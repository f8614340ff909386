using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PyContainer.Build;

/// <summary><c>dotnet new pycontainer</c>: samples/fastapi under another name.</summary>
public sealed class TemplateTests(InstalledTemplates templates) : IClassFixture<InstalledTemplates>
{
    private const string Content = "content/pycontainer/";

    // The value of -n, the distribution, the import package.
    private static readonly string[][] _names =
    [
        ["foo", "foo", "foo"],
        ["My.Service", "my-service", "my_service"],
        ["a_b", "a-b", "a_b"],
        ["Foo2", "foo2", "foo2"],
        ["Acme.Orders--Api", "acme-orders-api", "acme_orders_api"],
        ["2Fast", "service-2fast", "service_2fast"],
        ["Grüße", "gr-e", "gr_e"],
        ["服务", "service", "service"],
        // Of the standard library, of the lock, of the language.
        ["Calendar", "calendar-service", "calendar_service"],
        ["FastAPI", "fastapi-service", "fastapi_service"],
        ["Class", "class-service", "class_service"],
    ];

    [Fact]
    public void The_package_holds_the_sample_as_it_lies_and_nothing_else()
    {
        var entries = PackedPackage.ReadEntries(InstalledTemplates.Package);
        var sample = Path.Combine(TestAssets.RepositoryRoot(), "samples", "fastapi");
        string[] expected = ["pyproject.toml", "uv.lock", ".python-version", "README.md", "src/greeter/__init__.py", "src/greeter/app.py", "src/greeter/greeting.py",
            "src/greeter/settings.py", "src/greeter/py.typed", "tests/test_app.py", "tests/test_greeting.py"];
        foreach (var file in expected)
            Assert.True(entries[Content + file].AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(sample, file))), $"{file} differs");
        string[] all = [.. expected.Append("Greeter.csproj").Append(".template.config/template.json").Select(file => Content + file), "LICENSE", "PyContainer.Templates.nuspec", "README.md", "icon.png"];
        Assert.Equal(all.Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        string[] notTheirs = ["Directory.Build.props", "Directory.Packages.props", "NuGet.config", "greeter.csproj"];
        Assert.Equal(notTheirs.Concat(expected).Order(StringComparer.Ordinal), SampleFiles(sample).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_one_of_templates_and_refers_to_the_version_that_it_has_itself()
    {
        var metadata = PackedPackage.ReadMetadata(InstalledTemplates.Package);
        Assert.Equal("Template", Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "packageType").Attribute("name")?.Value);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName is "dependency" or "group");
        var project = Encoding.UTF8.GetString(PackedPackage.ReadEntries(InstalledTemplates.Package)[Content + "Greeter.csproj"]);
        Assert.Equal(File.ReadAllText(Path.Combine(TestAssets.RepositoryRoot(), "samples", "fastapi", "greeter.csproj")), project.Replace($" Version=\"{PackedPackage.Instance.Version}\"", "", StringComparison.Ordinal).ReplaceLineEndings("\n"));
        Assert.Contains($"<PackageReference Include=\"PyContainer.Build\" Version=\"{PackedPackage.Instance.Version}\" ", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_of_the_lock_is_a_name_that_is_taken()
    {
        var root = Path.Combine(TestAssets.RepositoryRoot());
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "src", "PyContainer.Templates", "template.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var taken = template.RootElement.GetProperty("forms").GetProperty("dependency").GetProperty("pattern").GetString()!;
        var locked = File.ReadLines(Path.Combine(root, "samples", "fastapi", "uv.lock")).Where(line => line.StartsWith("name = ", StringComparison.Ordinal)).Select(line => line.Split('"')[1]).Where(name => name != "greeter").ToList();
        Assert.NotEmpty(locked);
        Assert.All(locked, name => Assert.True(Regex.IsMatch(name, taken, RegexOptions.None, TimeSpan.FromSeconds(1)), $"template.json, forms, dependency: add {name}"));
    }

    [Fact]
    public void Under_any_name_manifest_lock_sources_and_project_agree_and_the_lock_is_fresh()
    {
        using var repository = new TestRepository();
        foreach (var names in _names)
            templates.Create(repository, names[0]);
        foreach (var names in _names)
            Agree(repository, names[0], names[1], names[2]);

        repository.WriteSolution("All", "sln");
        repository.Dotnet("restore", "All.sln").MustSucceed();
        var run = repository.Dotnet("build", "All.sln", "--no-restore", "-t:PyContainerValidateLock", "-p:PyContainerLockCheck=managed").MustSucceed();
        Assert.Equal(_names.Length, run.OwnHeadlines.Count(line => line.Contains("uv.lock is fresh (39 packages", StringComparison.Ordinal)));
        Assert.Empty(run.Warnings);
    }

    private static void Agree(TestRepository repository, string name, string distribution, string package)
    {
        string Read(string path) => File.ReadAllText(repository.PathOf(Path.Combine(name, path)));
        Assert.Contains($"\nname = \"{distribution}\"\nversion = \"1.0.0\"\n", Read("pyproject.toml"), StringComparison.Ordinal);
        Assert.Contains($"\nname = \"{distribution}\"\nversion = \"1.0.0\"\nsource = {{ editable = \".\" }}\n", Read("uv.lock"), StringComparison.Ordinal);
        Assert.Contains($"from {package}.greeting import greet", Read($"src/{package}/app.py"), StringComparison.Ordinal);
        Assert.Contains($"from {package}.app import app", Read("tests/test_app.py"), StringComparison.Ordinal);
        Assert.Contains($"<ContainerRepository>{distribution}</ContainerRepository>", Read($"{name}.csproj"), StringComparison.Ordinal);
        Assert.Contains($"Version=\"{PackedPackage.Instance.Version}\"", Read($"{name}.csproj"), StringComparison.Ordinal);
        Assert.Contains($" {distribution}:1.0.0\n", Read("README.md"), StringComparison.Ordinal);
        var folder = repository.PathOf(name);
        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file =>
        {
            Assert.DoesNotContain("greeter", Path.GetRelativePath(folder, file), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("greeter", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        });
    }

    private static IEnumerable<string> SampleFiles(string sample) =>
        Directory.EnumerateFiles(sample, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(sample, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "__pycache__" or ".venv" or "TestResults") && !file.EndsWith(".user", StringComparison.Ordinal));
}
