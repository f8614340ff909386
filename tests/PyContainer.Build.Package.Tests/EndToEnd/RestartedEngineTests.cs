using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>An engine that ends while it builds: by its service manager, and by the system.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed partial class RestartedEngineTests(Sample sample, ITestOutputHelper output)
{
    private static string Slow(string seconds) =>
        $"""
        FROM scratch AS slow
        COPY tools /
        RUN --network=none ["/bin/sleep", "{seconds}"]
        FROM scratch AS prod
        COPY --from=slow /bin/sleep /srv/
        COPY uv.lock /srv/
        EXPOSE 8000/tcp
        USER 65532:65532
        ENTRYPOINT ["/srv/uv.lock"]
        HEALTHCHECK NONE

        """;

    [StandInFact]
    public void A_build_whose_engine_ends_is_told_so_loses_nothing_and_is_built_by_the_next_publish()
    {
        using var engine = new OwnEngine(hasContainerdStore: true);
        using var repository = SmallService.Create(sample);
        repository.Variables["DOCKER_HOST"] = engine.Host;
        CopySleep(repository);
        repository.Write("Dockerfile", Slow("0"));
        Publish(repository).MustSucceed();
        foreach (var (signal, number) in new[] { ("TERM", 3), ("KILL", 4) })
        {
            // No other sleep of this machine is as long, that of the other round included: an engine that ends leaves its steps running.
            var seconds = string.Create(CultureInfo.InvariantCulture, $"{number}{Environment.ProcessId}");
            var before = Delivered(repository, engine);
            repository.Write("Dockerfile", Slow(seconds));
            var publish = Task.Run(() => Publish(repository));
            var watch = Stopwatch.StartNew();
            while (Sleeping(seconds) is null)
            {
                Assert.False(publish.IsCompleted, publish.IsCompleted ? publish.Result.Result.Output : "");
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "the step did not start");
                Thread.Sleep(100);
            }
            engine.End(signal);
            var run = publish.GetAwaiter().GetResult().MustFailWith("PYC3272");
            output.WriteLine($"{signal}: {run.Errors[0].Message}");
            if (Sleeping(seconds) is { } left)
                Engine.Run("kill", "-KILL", Path.GetFileName(left));
            engine.Restart();
            Assert.Equal(before, Delivered(repository, engine));

            repository.Write("Dockerfile", Slow("0.1"));
            repository.Write("uv.lock", File.ReadAllText(repository.PathOf("uv.lock")) + "# " + signal + "\n");
            Publish(repository).MustSucceed();
            Assert.NotEqual(before, Delivered(repository, engine));
        }
    }

    private static BuildRun Publish(TestRepository repository) =>
        SmallService.Publish(repository, $"{Engine.Prefix}/restarted:1", "-p:ContainerArchiveOutputPath=out/image.tar", "-p:PyContainerDigestFile=out/digest");

    private static (string Image, string Digest, DateTime Archive, string Files) Delivered(TestRepository repository, OwnEngine engine) => (
        engine.Docker("image", "inspect", "-f", "{{.Id}}", $"{Engine.Prefix}/restarted:1").StandardOutput,
        File.ReadAllText(repository.PathOf("out/digest")), File.GetLastWriteTimeUtc(repository.PathOf("out/image.tar")),
        string.Join(' ', Directory.GetFileSystemEntries(repository.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));

    // A program that an image of nothing else can run: with the libraries that it names.
    private static void CopySleep(TestRepository repository)
    {
        foreach (var file in Libraries().Matches(Engine.Run("ldd", "/bin/sleep").StandardOutput).Select(match => match.Value).Prepend("/bin/sleep"))
        {
            var target = repository.PathOf("tools" + file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string? Sleeping(string seconds) => Directory.EnumerateDirectories("/proc").FirstOrDefault(process =>
    {
        try
        {
            return File.Exists(process + "/cmdline") && File.ReadAllText(process + "/cmdline") == $"/bin/sleep\0{seconds}\0";
        }
        catch (IOException)
        {
            return false;
        }
    });

    [GeneratedRegex(@"/[^\s()]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Libraries();
}
