using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>The dependency layer of a service depends on nothing but the packages of others that it needs.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed partial class ClosureTests(ITestOutputHelper output)
{
    [EngineFact]
    public void Only_a_change_of_the_packages_that_orders_needs_makes_its_dependency_layer_anew()
    {
        using var repository = Sample.Copy("workspace", "Shop.sln");
        var (first, layer) = Publish(repository);
        Assert.Contains("uv sync --directory /src --frozen --package orders", first, StringComparison.Ordinal);

        Change(repository, "a new dependency of billing", [
            new("services/billing/pyproject.toml", "\"httpx>=0.28\",", "\"httpx>=0.28\",\n    \"packaging>=24\","),
            new("uv.lock", "    { name = \"httpx\" },\n]\n\n[package.dev-dependencies]\ntest", "    { name = \"httpx\" },\n    { name = \"packaging\" },\n]\n\n[package.dev-dependencies]\ntest"),
            new("uv.lock", "extras = [\"redis\"], editable = \"libs/common\" },\n    { name = \"httpx\", specifier = \">=0.28\" },", "extras = [\"redis\"], editable = \"libs/common\" },\n    { name = \"httpx\", specifier = \">=0.28\" },\n    { name = \"packaging\", specifier = \">=24\" },"),
        ]);
        Change(repository, "a new version of orders", [
            new("services/orders/pyproject.toml", "version = \"1.2.0\"", "version = \"1.2.1\""),
            new("uv.lock", "name = \"orders\"\nversion = \"1.2.0\"", "name = \"orders\"\nversion = \"1.2.1\""),
        ]);
        Change(repository, "a table of a tool", [new("pyproject.toml", "[tool.uv.workspace]", "[tool.ruff]\nline-length = 100\n\n[tool.uv.workspace]"), new("services/orders/pyproject.toml", "[project]", "[tool.ruff]\nline-length = 99\n\n[project]")]);
        Change(repository, "a new development dependency", [
            new("pyproject.toml", "    \"pytest>=8.3\",", "    \"pygments>=2\",\n    \"pytest>=8.3\","),
            new("uv.lock", "    { name = \"pytest\", specifier = \">=8.3\" },", "    { name = \"pygments\", specifier = \">=2\" },\n    { name = \"pytest\", specifier = \">=8.3\" },"),
        ]);
        Change(repository, "a reformatted manifest", [new("services/orders/pyproject.toml", "[project]", "# The service that takes orders.\n\n[project]"), new("services/orders/pyproject.toml", "    \"fastapi>=0.115\",", "    'fastapi >= 0.115', # the framework")]);

        Edit(repository, [
            new("services/orders/pyproject.toml", "\"uvicorn>=0.32\",", "\"uvicorn>=0.32\",\n    \"packaging>=24\","),
            new("uv.lock", "    { name = \"fastapi\" },\n    { name = \"uvicorn\" },", "    { name = \"fastapi\" },\n    { name = \"packaging\" },\n    { name = \"uvicorn\" },"),
            new("uv.lock", "    { name = \"fastapi\", specifier = \">=0.115\" },", "    { name = \"fastapi\", specifier = \">=0.115\" },\n    { name = \"packaging\", specifier = \">=24\" },"),
        ]);
        var (step, changed) = Publish(repository);
        output.WriteLine($"a new dependency of orders: {step}");
        Assert.DoesNotContain("CACHED", step, StringComparison.Ordinal);
        Assert.NotEqual(layer, changed);

        void Change(TestRepository changing, string what, Edited[] edits)
        {
            Edit(changing, edits);
            var (line, digest) = Publish(changing);
            output.WriteLine($"{what}: {line}");
            Assert.EndsWith(" CACHED", line, StringComparison.Ordinal);
            Assert.Equal(layer, digest);
        }
    }

    private sealed record Edited(string File, string Find, string Replace);

    private static void Edit(TestRepository repository, Edited[] edits)
    {
        foreach (var edit in edits)
        {
            var text = File.ReadAllText(repository.PathOf(edit.File));
            Assert.Contains(edit.Find, text, StringComparison.Ordinal);
            repository.Write(edit.File, text.Replace(edit.Find, edit.Replace, StringComparison.Ordinal));
        }
    }

    // What buildx says of the step, and the digest of the layer that holds a dependency.
    private static (string Step, string Layer) Publish(TestRepository repository)
    {
        var image = $"{Engine.Prefix}/orders:closure";
        var run = Sample.Publish(repository, image, "services/orders/orders.csproj").MustSucceed();
        using var saved = new SavedImage(image);
        var layer = saved.Layers.Single(candidate => candidate.Entries.Any(entry => entry.Path.EndsWith("/fastapi/__init__.py", StringComparison.Ordinal)));
        return (run.Messages.Last(message => Dependencies().IsMatch(message)), layer.Digest);
    }

    [GeneratedRegex(@"\A\[deps +1/[0-9]+\] ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dependencies();
}
