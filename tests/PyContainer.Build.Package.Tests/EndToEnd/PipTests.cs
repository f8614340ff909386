using System.Diagnostics;

namespace PyContainer.Build;

/// <summary>Projects that pip installs, in builds that have no uv.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed class PipTests
{
    [EngineFact]
    public void A_worker_with_hashed_requirements_and_no_manifest_works_until_it_is_asked_to_stop()
    {
        using var repository = Sample.Copy("worker", "worker.csproj");
        var image = $"{Engine.Prefix}/worker:1";
        Sample.Publish(repository, image).MustSucceed();
        Assert.DoesNotContain("uv", File.ReadAllText(repository.PathOf("obj/Release/net10.0/pycontainer/Dockerfile")).Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', '/', ':')));
        Assert.Equal("['redis', 'structlog', 'tenacity']", Engine.Docker("run", "--rm", "--entrypoint", "/app/.venv/bin/python", image, "-c",
            "import importlib.metadata as m; print(sorted(d.name for d in m.distributions()))"));

        var id = Engine.Docker(["run", "-d", .. HardenedContainer.Options, "--network", "none", image]);
        try
        {
            var patience = Stopwatch.StartNew();
            while (!Engine.Try("logs", id).Output.Contains("no redis yet", StringComparison.Ordinal) && patience.Elapsed < TimeSpan.FromSeconds(20))
                Thread.Sleep(100);
            Engine.Docker("stop", id);
            Assert.Equal("0", Engine.Docker("inspect", "-f", "{{.State.ExitCode}}", id));
            Assert.Contains("SIGTERM", Engine.Try("logs", id).Output, StringComparison.Ordinal);
        }
        finally
        {
            Engine.Docker("rm", "-f", id);
        }
    }

    [EngineFact]
    public void A_project_without_packages_of_others_becomes_an_image_without_any_network()
    {
        using var repository = Sample.Copy("clock", "clock.csproj");
        var image = $"{Engine.Prefix}/clock:1";
        Sample.Publish(repository, image).MustSucceed();
        var runs = File.ReadAllLines(repository.PathOf("obj/Release/net10.0/pycontainer/Dockerfile")).Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(runs);
        Assert.All(runs, line => Assert.StartsWith("RUN --network=none", line, StringComparison.Ordinal));
        using var container = new HardenedContainer(image);
        Assert.Equal("""{"status": "ok"}""", container.Get("/healthz"));
    }

    [EngineFact]
    public void A_requirement_that_is_not_pinned_by_a_hash_stops_the_publish_at_its_line()
    {
        using var repository = Sample.Copy("worker", "worker.csproj");
        File.AppendAllText(repository.PathOf("requirements.txt"), "httpx>=0.28\n");
        var run = Sample.Publish(repository, $"{Engine.Prefix}/worker:loose");
        Assert.NotEqual(0, run.Result.ExitCode);
        Assert.Contains("PYC1049", run.ErrorCodes);
    }
}
