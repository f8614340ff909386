using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

public sealed class CancellationTests
{
    private static readonly SystemProcessRunner _runner = new();

    [Fact]
    public async Task Nothing_is_started_after_the_caller_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(new("/no/such/program", []), new CancellationToken(canceled: true)));

    [UnixFact]
    public async Task A_program_is_asked_to_end_and_may_tidy_up()
    {
        using var folder = new TempFolder();
        var (_, time) = await CancelAsync("""trap 'echo tidy > "$0"; exit 0' TERM; echo $$ >&2; while :; do sleep 0.05; done""", 1, folder["tidied"]);
        Assert.True(File.Exists(folder["tidied"]));
        Assert.InRange(time.TotalSeconds, 0, 4);
    }

    [UnixFact(linuxOnly: true)]
    public async Task A_child_that_outlives_its_parent_ends_too()
    {
        var (processes, time) = await CancelAsync("sleep 300 & echo $! >&2; echo $$ >&2; wait", 2);
        Assert.DoesNotContain(processes, IsRunning);
        Assert.InRange(time.TotalSeconds, 0, 4);
    }

    [UnixFact]
    public async Task A_tree_that_does_not_listen_is_ended_after_a_few_seconds()
    {
        var (processes, time) = await CancelAsync("trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >&2; while :; do sleep 0.05; done' & echo $$ >&2; while :; do sleep 0.05; done", 2);
        Assert.DoesNotContain(processes, IsRunning);
        Assert.InRange(time.TotalSeconds, 4, 15);
    }

    [UnixFact]
    public async Task What_a_finished_program_left_behind_does_not_hold_the_caller()
    {
        var (processes, time) = await CancelAsync("sleep 30 & echo $! >&2; exit 0", 1);
        Assert.InRange(time.TotalSeconds, 0, 4);
        foreach (var process in processes.Where(IsRunning))
            Process.GetProcessById(process).Kill();
    }

    // Runs a script that prints the ids of its processes, cancels when they are known, and measures until the call is back.
    private static async Task<(List<int> Processes, TimeSpan Time)> CancelAsync(string script, int count, params string[] arguments)
    {
        var processes = new List<int>();
        using var cancellation = new CancellationTokenSource();
        var watch = new Stopwatch();
        var spec = new ProcessSpec("/bin/sh", ["-c", script, .. arguments])
        {
            OnErrorLine = line =>
            {
                processes.Add(int.Parse(line, CultureInfo.InvariantCulture));
                if (processes.Count < count)
                    return;
                watch.Start();
                cancellation.CancelAfter(200);
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(spec, cancellation.Token));
        return (processes, watch.Elapsed);
    }

    // A process that has ended stays in the table until its parent asks for it (Z).
    private static bool IsRunning(int process)
    {
        var path = $"/proc/{process}/stat";
        if (OperatingSystem.IsLinux())
            return File.Exists(path) && File.ReadAllText(path) is var text && text[text.LastIndexOf(')') + 2] is not ('Z' or 'X');
        return Array.Exists(Process.GetProcesses(), running => running.Id == process);
    }
}
