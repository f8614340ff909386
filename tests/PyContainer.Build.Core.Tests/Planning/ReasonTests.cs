using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>Whoever chooses says why; each way to choose has its own reason.</summary>
public sealed class ReasonTests
{
    [Theory]
    [InlineData("", null, "the one this package knows best; [tool.uv] has no required-version")]
    [InlineData("", "0.12.5", "PyContainerUvVersion")]
    [InlineData("[tool.uv]\nrequired-version = \">=0.12,<0.13\"", null, "[tool.uv] required-version '>=0.12,<0.13'")]
    [InlineData("[tool.uv]\nrequired-version = \">=0.12,<0.13\"", "0.12.5", "PyContainerUvVersion; required-version '>=0.12,<0.13' allows it")]
    public void Of_uv(string more, string? option, string because)
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest(more)));
        var choice = UvVersionChoice.Decide(Sample.Options(folder.Path) with { UvVersion = option }, Sample.Project(folder));
        Assert.Equal(because, choice.Because);
        Assert.Equal(UvVersionChoice.Choose(Sample.Options(folder.Path) with { UvVersion = option }, Sample.Project(folder)), choice.Value);
    }

    [Theory]
    [InlineData("", null, null, BaseKind.Slim, "the newest that is supported; nobody says which")]
    [InlineData("requires-python = \">=3.12\"", null, null, BaseKind.Slim, "the newest that is supported inside of requires-python '>=3.12'")]
    [InlineData("requires-python = \">=3.12\"", "3.13", null, BaseKind.Slim, ".python-version")]
    [InlineData("requires-python = \">=3.12\"", "3.13", "3.12", BaseKind.Slim, "PyContainerPythonVersion")]
    [InlineData("requires-python = \">=3.12\"", null, null, BaseKind.DistrolessPython, "the one Python of the base")]
    public void Of_Python(string more, string? pin, string? option, BaseKind kind, string because)
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest(more)));
        if (pin is not null)
            folder.With((".python-version", pin + "\n"));
        PythonRequest? request = null;
        Assert.True(option is null || PythonRequest.TryParse(option, out request));
        var options = Sample.Options(folder.Path) with { Base = kind, PythonVersion = request };
        Assert.Equal(because, PythonChoice.Decide(options, ServiceProject.Find(options)).Because.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dependencies = [\"fastapi\", \"uvicorn\"]", null, "the application of fastapi that the sources have; uvicorn is among the dependencies")]
    [InlineData("dependencies = [\"fastapi\", \"uvicorn\"]\n[tool.fastapi]\nentrypoint = \"main:app\"", null, "[tool.fastapi] entrypoint; uvicorn is among the dependencies")]
    [InlineData("dependencies = [\"fastapi\", \"hypercorn\"]", "main:app", "PyContainerEntryPoint; hypercorn is among the dependencies")]
    [InlineData("", "-m main", "PyContainerEntryPoint")]
    [InlineData("[project.scripts]\nserve = \"main:run\"\n[tool.uv]\npackage = true", null, "the one script of [project.scripts]")]
    public void Of_what_starts(string more, string? option, string because)
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("requires-python = \">=3.12\"\n" + more)), ("main.py", "app = FastAPI()\nrun = 1\n"));
        EntryPointRequest? request = null;
        Assert.True(option is null || EntryPointRequest.TryParse(option, out request));
        Assert.Equal(because, Sample.Plan(folder, options => options with { EntryPoint = request }).Launch.Because);
    }
}
