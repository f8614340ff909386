using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace PyContainer.Build;

/// <summary>Publishes that are killed, and publishes that meet each other.</summary>
[Trait("Category", "EndToEnd")]
[Collection("engine")]
public sealed partial class KilledTests(Sample sample, ITestOutputHelper output)
{
    private const int Seed = 20261121;

    // Number and name. The first is Ctrl+C, the second what runners of pipelines send, the third what they send next.
    private static readonly (int Number, string Name)[] _signals = [(2, "SIGINT"), (15, "SIGTERM"), (9, "SIGKILL")];

    // Logs grow line by line until their build ends.
    private static readonly string[] _logs = ["build.log", "delivery.log"];

    private static string Image => $"{Engine.Prefix}/killed:1";

    private static string[] Options => ["-p:ContainerArchiveOutputPath=out/image.tar", "-p:PyContainerDigestFile=out/digest"];

    [EngineFact]
    public void A_publish_that_is_killed_leaves_nothing_half_and_nobody_and_the_next_one_works()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        _ = sample.Published;
        var whole = Publish(repository).MustSucceed();
        var expected = Generated(repository);
        Assert.True(expected.Count >= 4, string.Join(", ", expected.Keys));
        var random = new Random(Seed);
        for (var round = 0; round < 10; round++)
        {
            var signal = _signals[round % _signals.Length];
            var moment = TimeSpan.FromMilliseconds(random.Next(200, (int)whole.Result.Time.TotalMilliseconds));
            Change(repository, round);
            var ended = KillAt(repository, moment, signal.Number, out var orphans);
            output.WriteLine($"{round}: {signal.Name} after {moment.TotalSeconds:0.00} s (seed {Seed}), gone after {ended.TotalSeconds:0.00} s, {orphans}");
            AssertNothingHalf(repository, expected);
            Publish(repository).MustSucceed();
            AssertNothingHalf(repository, expected);
            AssertNoLeftovers(repository);
        }
    }

    [EngineFact]
    public void Two_publishes_of_one_project_at_the_same_time_both_succeed()
    {
        using var repository = new TestRepository(sample.Repository.Folder);
        _ = sample.Published;
        Change(repository, 100);
        // Different choices: neither may build what the other one wrote.
        var runs = new[] { ("first", "distroless-cc"), ("second", "slim") }.AsParallel().Select(choice => Sample.Publish(repository, $"{Engine.Prefix}/{choice.Item1}:1", [$"-p:PyContainerBase={choice.Item2}", .. Options])).ToList();
        Assert.All(runs, run => run.MustSucceed());
        Assert.Single(runs, run => run.OwnHeadlines.Any(line => line.Contains("this one waits", StringComparison.Ordinal)));
        string[] starts = [.. new[] { "first", "second" }.Select(name => Engine.Docker("image", "inspect", "-f", "{{json .Config.Labels}}", $"{Engine.Prefix}/{name}:1"))];
        Assert.NotEqual(BaseName(starts[0]), BaseName(starts[1]));
        AssertArchive(repository.PathOf("out/image.tar"));
        Assert.Matches(Digest(), File.ReadAllText(repository.PathOf("out/digest")));
        AssertNoLeftovers(repository);
    }

    private static string? BaseName(string labels)
    {
        using var document = JsonDocument.Parse(labels);
        return document.RootElement.GetProperty("org.opencontainers.image.base.name").GetString();
    }

    private static BuildRun Publish(TestRepository repository) => Sample.Publish(repository, Image, Options);

    // A line of the project's own: the steps behind it run again.
    private static void Change(TestRepository repository, int round) =>
        repository.Write("src/greeter/round.py", $"ROUND = {Environment.ProcessId}{round}\n");

    private static TimeSpan KillAt(TestRepository repository, TimeSpan moment, int signal, out string orphans)
    {
        var (name, tag) = (Image.Split(':')[0], Image.Split(':')[1]);
        Sample.Announce(repository);
        var command = repository.Command("", ["publish", "--no-restore", "-p:PublishContainer=true", "-p:PyContainerDockerPath=docker", $"-p:ContainerRepository={name}", $"-p:ContainerImageTag={tag}", .. Options]).Command.StartInfo;
        // What a script starts in the background is born deaf to Ctrl+C, and so would be all that the tests start there.
        command.ArgumentList.Insert(0, command.FileName);
        command.ArgumentList.Insert(0, "--default-signal=INT");
        command.FileName = "env";
        using var publish = Process.Start(command)!;
        var printed = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        Thread.Sleep(moment);
        _ = Kill(publish.Id, signal);
        var watch = Stopwatch.StartNew();
        Assert.True(publish.WaitForExit(TimeSpan.FromSeconds(20)), "the publish did not end");
        var left = Left(repository);
        orphans = left.Count == 0 ? "no orphans" : $"{left.Count} left for a moment";
        while (Left(repository) is { Count: > 0 } still)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), string.Join('\n', still));
            Thread.Sleep(20);
        }
        _ = printed.Item1.GetAwaiter().GetResult() + printed.Item2.GetAwaiter().GetResult();
        return watch.Elapsed;
    }

    // Whatever has the repository in its command line or works in it: docker, buildx, MSBuild.
    private static List<string> Left(TestRepository repository) =>
        [.. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(folder => Describe(folder, repository.Folder)).OfType<string>()];

    private static string? Describe(string process, string folder)
    {
        try
        {
            var line = File.ReadAllText(process + "/cmdline").Replace('\0', ' ');
            var isOurs = line.Contains(folder, StringComparison.Ordinal) || File.ResolveLinkTarget(process + "/cwd", returnFinalTarget: false)?.FullName.StartsWith(folder, StringComparison.Ordinal) == true;
            return isOurs && !File.ReadAllText(process + "/stat").Contains(") Z ", StringComparison.Ordinal) ? line : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Generated(TestRepository repository) =>
        Files(repository).Where(file => Path.GetFileName(file) is not "metadata.json" && !_logs.Contains(Path.GetFileName(file))).ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

    private static string[] Files(TestRepository repository) => Directory.GetFiles(Folder(repository), "*", SearchOption.AllDirectories);

    private static string Folder(TestRepository repository) => Directory.GetDirectories(repository.PathOf("obj"), "pycontainer", SearchOption.AllDirectories).Single();

    private static void AssertNothingHalf(TestRepository repository, Dictionary<string, string> expected)
    {
        foreach (var (file, text) in expected.Where(pair => File.Exists(pair.Key)))
            Assert.Equal(text, File.ReadAllText(file));
        var metadata = Path.Combine(Folder(repository), "metadata.json");
        if (File.Exists(metadata))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(metadata));
            Assert.True(document.RootElement.TryGetProperty("containerimage.digest", out _));
        }
        if (File.Exists(repository.PathOf("out/image.tar")))
            AssertArchive(repository.PathOf("out/image.tar"));
        if (File.Exists(repository.PathOf("out/digest")))
            Assert.Matches(Digest(), File.ReadAllText(repository.PathOf("out/digest")));
    }

    private static void AssertNoLeftovers(TestRepository repository)
    {
        Assert.Equal(["digest", "image.tar"], Directory.GetFileSystemEntries(repository.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Files(repository), file => !_known.Contains(Path.GetFileName(file)) && !file.Contains("/closure/", StringComparison.Ordinal));
        Assert.DoesNotContain(Files(repository), file => Path.GetFileName(file).StartsWith(".pycontainer-", StringComparison.Ordinal));
    }

    private static readonly string[] _known = ["Dockerfile", "Dockerfile.dockerignore", "metadata.json", "outputs.txt", .. _logs];

    private static void AssertArchive(string path)
    {
        using var reader = new TarReader(File.OpenRead(path));
        var names = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            entry.DataStream?.CopyTo(Stream.Null);
            names.Add(entry.Name);
        }
        Assert.Contains("manifest.json", names);
        // Two blocks of zeros end an archive; what was cut off has none.
        Assert.True(File.ReadAllBytes(path).AsSpan()[^1024..].IndexOfAnyExcept((byte)0) < 0, "the archive has no end");
    }

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\n\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digest();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
