using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

public sealed class ExclusiveFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task One_holds_it_and_the_next_gets_it_when_it_is_given_back()
    {
        var told = 0;
        var first = await TakeAsync(() => told++);
        Assert.Null(await ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.Zero, () => told++, CancellationToken.None));
        var second = ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), () => told++, CancellationToken.None);
        await Task.Delay(300);
        Assert.False(second.IsCompleted);
        first!.Dispose();
        using var taken = await second;
        Assert.NotNull(taken);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Whoever_waits_can_be_cancelled()
    {
        using var first = await TakeAsync();
        using var cancellation = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), () => { }, cancellation.Token));
    }

    [Fact]
    public async Task What_a_killed_holder_left_is_taken_away_and_nothing_else()
    {
        _folder.With(("Dockerfile", "a"), ("Dockerfile.new", "h"), ("verify.tar", "h"), ("verify.tar.new/verify.tar", "h"), (".tmp-metadata.json1", "h"), ("build.log", "l"), ("closure/uv.lock", "c"), ("build.log.process", "no number"));
        using var taken = await TakeAsync();
        Assert.Equal(["Dockerfile", "build.log", "closure/uv.lock"],
            Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [UnixFact]
    public async Task A_program_that_a_killed_holder_left_running_is_ended_with_all_that_it_started()
    {
        using var orphan = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 300 & wait"]))!;
        _ = new ProcessRecord(orphan, _folder["build.log.process"]);
        using var taken = await TakeAsync();
        Assert.True(orphan.WaitForExit(TimeSpan.FromSeconds(5)));
    }

    [UnixFact]
    public async Task A_program_that_got_the_number_of_another_is_left_alone()
    {
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["300"]))!;
        _folder.With(("build.log.process", string.Create(CultureInfo.InvariantCulture, $"{stranger.Id} {stranger.StartTime.ToUniversalTime().AddSeconds(-5).Ticks}")));
        using var taken = await TakeAsync();
        Assert.False(stranger.HasExited);
        Assert.False(File.Exists(_folder["build.log.process"]));
        stranger.Kill();
    }

    public void Dispose()
    {
        _folder.Dispose();
        File.Delete(_folder.Path + ".lock");
    }

    private Task<ExclusiveFolder?> TakeAsync(Action? onWait = null) => ExclusiveFolder.TakeAsync(_folder.Path, TimeSpan.FromSeconds(30), onWait ?? (() => { }), CancellationToken.None);
}
