using PyContainer.Build.Diagnostics;
using PyContainer.Build.Toml;

namespace PyContainer.Build.Python;

public class PyProjectTests
{
    private const string Path = "/srv/pyproject.toml";

    [Fact]
    public void A_manifest_is_read_with_places()
    {
        var manifest = Parse("""
            [project]
            name = "My_Service"
            version = "1.2.0"
            readme = { file = "README.md" }
            license-files = ["LICENSE*"]
            requires-python = ">=3.11"
            dependencies = [
                "httpx>=0.27",
            ]
            [project.optional-dependencies]
            Fast = ["uvloop"]
            [project.scripts]
            serve = "my_service.main:run"
            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"
            [dependency-groups]
            dev = ["pytest", { include-group = "lint" }]
            lint = ["ruff"]
            [tool.uv]
            required-version = "0.13.9"
            default-groups = "all"
            [tool.uv.sources]
            httpx = [{ index = "a", extra = "fast" }, { git = "https://h/r", tag = "v1" }]
            """);
        var project = manifest.Project!;
        Assert.Equal("my-service", project.Name.Normalized);
        Assert.Equal(new SourceSpan(Path, 2, 8), project.NameSpan);
        Assert.Equal("README.md", project.ReadmeFile!.Value.Value);
        Assert.Equal(new SourceSpan(Path, 8, 5), project.Dependencies![0].Span);
        Assert.Equal("httpx", project.Dependencies[0].Parse().Name.Normalized);
        Assert.Equal("fast", project.OptionalDependencies[0].Name);
        Assert.Equal(("serve", "my_service.main:run", 13), (project.Scripts[0].Name, project.Scripts[0].Reference, project.Scripts[0].Span.Line));
        Assert.Equal("hatchling.build", manifest.BuildSystem!.BuildBackend!.Value.Value);
        Assert.Equal("lint", manifest.DependencyGroups[0].Items[1].IncludeGroup);
        Assert.True(manifest.Uv.RequiredVersion!.Value.Value.Contains(PepVersion.Parse("0.13.9")));
        Assert.True(manifest.Uv.DefaultGroups!.All);
        Assert.Equal([UvSourceKind.Index, UvSourceKind.Git], manifest.Uv.Sources["httpx"].Select(source => source.Kind));
        Assert.True(manifest.IsPackage());
    }

    [Theory]
    [InlineData("[project]\nversion = '1'", "PYC1006", 1, "project.name")]
    [InlineData("[project]\nname = 'a'", "PYC1006", 1, "project.version")]
    [InlineData("[project]\nname = 'a'\nversion = 'x'", "PYC1007", 3, "project.version")]
    [InlineData("[project]\nname = 'a b'\nversion = '1'", "PYC1007", 2, "a b")]
    [InlineData("[project]\nname = 'a'\nversion = '1'\nrequires-python = '3.9'", "PYC1007", 4, "requires-python")]
    [InlineData("[project]\nname = 'a'\nversion = '1'\ndependencies = 'b'", "PYC1006", 4, "project.dependencies")]
    [InlineData("[project]\nname = 'a'\nversion = '1'\ndependencies = [1]", "PYC1006", 4, "project.dependencies")]
    [InlineData("[dependency-groups]\na-b = []\na_b = []", "PYC1006", 3, "a_b")]
    [InlineData("[tool.uv.sources]\na = { path = 'x', colour = 1 }", "PYC1006", 2, "colour")]
    [InlineData("[tool.uv.sources]\na = { path = 'x', url = 'y' }", "PYC1006", 2, "tool.uv.sources.a")]
    [InlineData("[[tool.uv.index]]\nname = 'a'\nurl = 'u'\n[[tool.uv.index]]\nname = 'a'\nurl = 'v'", "PYC1006", 4, "tool.uv.index")]
    public void A_fault_names_its_key_and_place(string text, string code, int line, string word)
    {
        var fault = Assert.Throws<DiagnosticException>(() => Parse(text)).Diagnostic;
        Assert.Equal((code, line), (fault.Id, fault.Span!.Value.Line));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dependency_that_cannot_be_read_is_placed()
    {
        var manifest = Parse("[project]\nname = 'a'\nversion = '1'\ndependencies = ['b', 'c=1']");
        var fault = Assert.Throws<DiagnosticException>(() => manifest.Project!.Dependencies![1].Parse()).Diagnostic;
        Assert.Equal(("PYC1007", new SourceSpan(Path, 4, 22)), (fault.Id, fault.Span!.Value));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N"), "pyproject.toml");
        var fault = Assert.Throws<DiagnosticException>(() => PyProject.Read(path)).Diagnostic;
        Assert.Equal(("PYC1005", path), (fault.Id, fault.Span!.Value.File));
    }

    private static PyProject Parse(string text) => PyProject.Parse(TomlDocument.Parse(text, Path));
}
