using System.Diagnostics;
using System.Globalization;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>What a killed publish left is taken away; what only looks like it stays.</summary>
public sealed class BuildLeftoversTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Record => BuildLeftovers.RecordIn(_folder.Path);

    [Fact]
    public async Task Names_that_are_written_at_the_top_are_taken_away_and_nothing_else()
    {
        var archive = Path.GetFileName(TemporaryFile.Of(_folder["verify.tar"]));
        string[] left = ["verify.tar", $"{archive}/verify.tar", $"{archive}/.tmp-verify.tar123", ".tmp-metadata.json1", ".tmp-bake.metadata.json22", "test/.tmp-metadata.json3", ".run/buildx"];
        string[] kept =
        [
            "Dockerfile", "X.new", ".tmp-mine", ".tmp-metadata.jsonx", ".tmp-1", "build.log", "closure/uv.lock", "closure/.tmp-metadata.json1", "closure/verify.tar",
            "test/results/a/verify.tar", "test/results/a/x.new", "test/results/.tmp-metadata.json1", "test/results/a/.run/buildx", "build.log.process",
        ];
        _folder.With(left.Concat(kept).Select(name => (name, "x")));
        Assert.Empty(await SweepAsync());
        Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(_folder[archive]));
    }

    [UnixFact(linuxOnly: true)]
    public async Task A_docker_that_a_killed_publish_left_running_is_ended_with_all_that_it_started()
    {
        using var docker = Start("buildx", "--metadata-file", _folder["metadata.json"]);
        _ = new ProcessRecord(docker, Record);
        Assert.Empty(await SweepAsync());
        Assert.True(docker.WaitForExit(TimeSpan.FromSeconds(5)));
        Assert.False(File.Exists(Record));
    }

    [UnixFact(linuxOnly: true)]
    public async Task A_record_alone_ends_no_process()
    {
        // Number, start and program are right; what this folder's docker has in its command line, this one has not.
        using var stranger = Start("buildx", "--metadata-file", "/another/metadata.json");
        _ = new ProcessRecord(stranger, Record);
        Assert.Empty(await SweepAsync());
        Assert.False(stranger.HasExited);
        Assert.False(File.Exists(Record));
        stranger.Kill(entireProcessTree: true);
    }

    [UnixFact(linuxOnly: true)]
    public async Task A_process_that_got_the_number_of_another_is_left_alone()
    {
        using var stranger = Start("buildx", "--metadata-file", _folder["metadata.json"]);
        Directory.CreateDirectory(Path.GetDirectoryName(Record)!);
        await File.WriteAllTextAsync(Record, string.Create(CultureInfo.InvariantCulture, $"{stranger.Id} {stranger.StartTime.ToUniversalTime().AddSeconds(-5).Ticks} {stranger.StartInfo.FileName}"));
        Assert.Empty(await SweepAsync());
        Assert.False(stranger.HasExited);
        stranger.Kill(entireProcessTree: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    [InlineData("1 2")]
    [InlineData("1 99999999999999999999 /bin/sh")]
    [InlineData("1 9223372036854775807 /bin/sh")]
    [InlineData("-1 -1 -1")]
    public async Task A_record_that_holds_something_else_is_taken_away(string text)
    {
        _folder.With((".run/buildx", text));
        Assert.Empty(await SweepAsync());
        Assert.False(File.Exists(Record));
    }

    [UnixFact]
    public async Task A_record_that_is_a_link_is_not_read()
    {
        using var elsewhere = new TempFolder().With(("record", "1 1 x"));
        Directory.CreateDirectory(Path.GetDirectoryName(Record)!);
        File.CreateSymbolicLink(Record, elsewhere["record"]);
        Assert.Empty(await SweepAsync());
        Assert.True(File.Exists(elsewhere["record"]));
    }

    [UnixFact(linuxOnly: true)]
    public async Task A_program_that_ended_and_that_nobody_asks_for_holds_nobody_up()
    {
        // A container's first process may never ask for the programs that it inherits: they stay in the table of processes.
        using var parent = Process.Start(new ProcessStartInfo("python3", ["-c", Adopter, _folder["metadata.json"]]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            using var docker = Process.GetProcessById(int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
            var line = string.Create(CultureInfo.InvariantCulture, $"{docker.Id} {docker.StartTime.ToUniversalTime().Ticks} /bin/sh");
            _folder.With((".run/buildx", line));
            var watch = Stopwatch.StartNew();
            Assert.Empty(await SweepAsync());
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 12);
            // It is still there, defunct.
            Assert.Contains(") Z ", await File.ReadAllTextAsync($"/proc/{docker.Id}/stat"), StringComparison.Ordinal);
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _folder.Dispose();

    // It takes in the children of its children (PR_SET_CHILD_SUBREAPER) and asks for none of them.
    private const string Adopter =
        """
        import ctypes, subprocess, sys, time
        assert ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) == 0
        middle = subprocess.Popen(['/bin/sh', '-c', '/bin/sh -c "sleep 300 & wait" buildx --metadata-file "$0" >/dev/null & echo $!', sys.argv[1]])
        middle.wait()
        sys.stdout.flush()
        time.sleep(300)
        """;

    private Task<IReadOnlyList<Diagnostic>> SweepAsync() => BuildLeftovers.SweepAsync(_folder.Path, CancellationToken.None);

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 300 & wait", .. arguments]))!;
}
