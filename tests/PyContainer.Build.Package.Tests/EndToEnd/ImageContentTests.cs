using Xunit.Abstractions;

namespace PyContainer.Build;

[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class ImageContentTests(Sample sample, ITestOutputHelper output)
{
    private static readonly string[] _programsOfBuilders = ["uv", "uvx", "pip", "pip3", "sh", "bash", "dash", "busybox", "apt", "apt-get", "dpkg", "gcc", "curl", "wget"];

    private static readonly string[] _forDevelopersOnly = ["pytest", "_pytest", "mypy", "ruff", "httpx", "coverage", "pip", "uv", "ensurepip", "idlelib", "tkinter", "test"];

    [EngineFact]
    public void What_ships_has_no_builder_no_shell_and_no_tests()
    {
        using var image = new SavedImage(sample.Published);
        var files = image.Entries.Where(entry => entry.IsRegular).Select(entry => entry.Path).ToList();
        Assert.Contains(files, file => file.EndsWith("site-packages/fastapi/applications.py", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => IsIn(file, "bin") && _programsOfBuilders.Contains(Path.GetFileName(file)));
        Assert.DoesNotContain(files, file => _forDevelopersOnly.Any(name => Contains(file, $"site-packages/{name}/") || Contains(file, $"lib/python3.13/{name}/")));
        Assert.DoesNotContain(files, file => Contains(file, "/test_app.") || Contains(file, "/conftest."));
        Assert.DoesNotContain(files, file => Path.GetFileName(file) is "uv.lock" or "pyproject.toml" or "greeter.csproj" or "Dockerfile");
        output.WriteLine($"{files.Count} files in {image.Layers.Count} layers, {image.Layers.Sum(layer => layer.Size) / 1e6:0.0} MB unpacked");
    }

    [EngineFact]
    public void Nothing_that_ships_can_be_written_by_the_user_it_runs_as()
    {
        var identity = Engine.Docker("image", "inspect", "-f", "{{.Config.User}}", sample.Published);
        Assert.Equal("65532:65532", identity);
        const string Program =
            "import os, sys\n"
            + "found = [os.path.join(folder, name) for folder, names, files in os.walk('/app') for name in names + files if os.access(os.path.join(folder, name), os.W_OK) and not os.path.islink(os.path.join(folder, name))]\n"
            + "sys.exit('\\n'.join(found[:5]) if found else 0)";
        var result = Engine.Try("run", "--rm", "--entrypoint", "/app/.venv/bin/python", sample.Published, "-c", Program);
        Assert.True(result.ExitCode == 0, result.Output);
    }

    [StandInFact]
    public void The_certificates_and_the_proxy_of_the_company_leave_no_trace()
    {
        var certificate = File.ReadAllLines(Path.Combine(Tier.Variable("PYCONTAINER_TEST_CA"), "ca.crt"))[2];
        Assert.True(certificate.Length > 40);
        using var image = new SavedImage(sample.Published);
        Assert.False(image.Contains(certificate), "the certificate is in the image");
        var proxy = new Uri(Tier.Variable("PYCONTAINER_TEST_PROXY")).Authority;
        Assert.False(image.Contains(proxy), "the proxy is in the image");
        var history = Engine.Docker("history", "--no-trunc", "--format", "{{.CreatedBy}}", sample.Published);
        Assert.DoesNotContain(proxy, history, StringComparison.Ordinal);
        Assert.DoesNotContain("ca.crt", history, StringComparison.Ordinal);
    }

    private static bool IsIn(string file, string folder) => Path.GetDirectoryName(file) is { } parent && Path.GetFileName(parent) == folder;

    private static bool Contains(string file, string text) => file.Contains(text, StringComparison.Ordinal);
}
