using PyContainer.Build.Buildx;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Testing;

public sealed class TestRunTests
{
    [Fact]
    public async Task Results_are_exported_read_and_delivered_and_what_failed_is_run_again_past_the_cache()
    {
        using var folder = Results.Project("dev = [\"ruff\", \"mypy\"]").With(("obj/pycontainer/Dockerfile", "FROM debian AS build\n"), ("obj/pycontainer/Dockerfile.dockerignore", "*\n"));
        var options = Sample.Options(folder.Path);
        var first = await Run(folder, ruff: 1, mypy: 0);
        Assert.Equal(["PYC3640"], first.Result.Findings.Select(finding => finding.Id));
        Assert.DoesNotContain("--no-cache-filter", first.Call.Arguments);
        Assert.Contains("test-results", first.Call.Arguments);
        Assert.DoesNotContain("--load", first.Call.Arguments);
        Assert.DoesNotContain("--tag", first.Call.Arguments);
        Assert.Equal("*\n", await File.ReadAllTextAsync(folder["obj/pycontainer/test/Dockerfile.dockerignore"]));
        Assert.Equal(folder["TestResults/shop-orders"], ResultFolder.Deliver(options, first.Result.Results));
        Assert.True(File.Exists(folder["TestResults/shop-orders/ruff/output.txt"]));

        // A file of the user's own stays; one of an earlier run goes.
        folder.With(("TestResults/shop-orders/ruff/mine.txt", ""));
        var second = await Run(folder, ruff: 0, mypy: null);
        Assert.Equal("test-ruff", second.Call.Arguments[second.Call.Arguments.ToList().IndexOf("--no-cache-filter") + 1]);
        Assert.Equal(["PYC3648"], second.Result.Findings.Select(finding => finding.Id));
        ResultFolder.Deliver(options, second.Result.Results);
        Assert.False(File.Exists(folder["TestResults/shop-orders/mypy/result.json"]));
        Assert.True(File.Exists(folder["TestResults/shop-orders/ruff/mine.txt"]));
        Assert.DoesNotContain("--no-cache-filter", (await Run(folder, ruff: 0, mypy: 0)).Call.Arguments);
    }

    [UnixFact]
    public async Task A_link_that_a_check_left_is_not_followed_on_this_machine()
    {
        using var folder = Results.Project("dev = [\"ruff\", \"mypy\"]").With(("obj/pycontainer/Dockerfile", "FROM debian AS build\n"));
        var run = await Run(folder, ruff: 0, mypy: 0);
        File.CreateSymbolicLink(folder["obj/pycontainer/test/results/mypy/link.txt"], folder["pyproject.toml"]);
        ResultFolder.Deliver(Sample.Options(folder.Path), run.Result.Results);
        Assert.True(File.Exists(folder["TestResults/shop-orders/mypy/output.txt"]));
        Assert.False(File.Exists(folder["TestResults/shop-orders/mypy/link.txt"]));
    }

    [Fact]
    public async Task Steps_that_the_cache_answered_are_counted()
    {
        using var folder = Results.Project("dev = [\"ruff\", \"mypy\"]").With(("obj/pycontainer/Dockerfile", "FROM debian AS build\n"));
        Assert.Equal(1, (await Run(folder, ruff: 0, mypy: 0, BuildLog.Vertex("sha256:a", "[test-ruff 1/1] RUN x", isCompleted: true, isCached: true), BuildLog.Vertex("sha256:b", "[test-mypy 1/1] RUN x", isCompleted: true))).Result.CachedSteps);
    }

    private static async Task<(TestRunResult Result, ProcessSpec Call)> Run(TempFolder folder, int? ruff, int? mypy, params string[] lines)
    {
        var options = Sample.Options(folder.Path);
        var runner = new FakeRunner(spec =>
        {
            foreach (var line in lines)
                spec.OnErrorLine!(line);
            foreach (var (name, code) in new[] { ("ruff", ruff), ("mypy", mypy) })
            {
                if (code is { } exit)
                    folder.With(($"obj/pycontainer/test/results/{name}/result.json", $$"""{"exit": {{exit}}, "seconds": 0.1, "folder": "/src"}"""), ($"obj/pycontainer/test/results/{name}/output.txt", "src/orders/app.py:1:1: F401 x\n"));
            }
            return new ProcessResult(0, "", "");
        });
        var service = Results.Service(folder);
        var result = await new TestRun(runner, _ => { }).RunAsync(options, service, TestPlanner.Create(options, service), _ => null, CancellationToken.None);
        return (result, Assert.Single(runner.Calls));
    }
}
