using System.Diagnostics;
using System.Globalization;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Benchmarks;

/// <summary>
/// Times the lock check on real locks: warm in this process, cold as a process of its own, and beside it the whole process
/// <c>uv lock --check --offline</c> on the same files in the same run. Medians, and in brackets the fastest run: on a machine that
/// does other work the fastest says more. Ratios are of the fastest.
/// </summary>
internal static class LockBenchmark
{
    private const int WarmRuns = 31;
    private const int ProcessRuns = 11;

    public static void Run(RealProjects projects, string? uv)
    {
        Console.WriteLine("| lock | KiB | packages | verdict | warm ms | allocated/size | allocated/read | cold process ms | uv process ms | warm/uv | cold/uv |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        // The compiler works in tiers, in the background: it gets enough to see before anything is timed.
        for (var run = 0; run < WarmRuns; run++)
        {
            foreach (var (_, directory) in projects.All)
                new LockCheck(new LockSettings()).Run(directory);
        }

        foreach (var (name, directory) in projects.All)
        {
            var size = new FileInfo(Path.Combine(directory, "uv.lock")).Length;
            var (verdict, warm, allocated) = Warm(directory);
            var files = new CountingFileTree();
            new LockCheck(new LockSettings(), files).Run(directory);
            var cold = Median(ProcessRuns, () => Start(Environment.ProcessPath!, ["--once", directory]));
            var anchor = uv is null ? new Times(double.NaN, double.NaN) : Median(ProcessRuns, () => Start(uv, ["lock", "--check", "--offline", "--project", directory]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {size / 1024} | {verdict.Packages} | {verdict.Kind} | {warm.Median:F1} ({warm.Fastest:F1}) | {(double)allocated / size:F2} | {(double)allocated / files.BytesRead:F2} | {cold.Median:F0} ({cold.Fastest:F0}) | {anchor.Median:F0} ({anchor.Fastest:F0}) | {warm.Fastest / anchor.Fastest:F2} | {cold.Fastest / anchor.Fastest:F1} |"));
        }

        Shared(projects);
        var empty = Median(ProcessRuns, () => Start(Environment.ProcessPath!, ["--empty"]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A process that does nothing: {empty.Median:F0} ms ({empty.Fastest:F0})"));
    }

    private static (LockVerdict Verdict, Times Milliseconds, long Allocated) Warm(string directory)
    {
        LockVerdict verdict = null!;
        void Once() => verdict = new LockCheck(new LockSettings()).Run(directory);
        for (var run = 0; run < WarmRuns; run++)
            Once();
        // Tiered compilation works in the background; let it finish.
        Thread.Sleep(300);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var milliseconds = Median(WarmRuns, () => Timed(Once));
        return (verdict, milliseconds, allocated);
    }

    /// <summary>Twenty services of one workspace cost one parse.</summary>
    private static void Shared(RealProjects projects)
    {
        var (name, root) = projects.All.First(project => project.Name.StartsWith("livekit", StringComparison.Ordinal));
        var members = Directory.GetFiles(root, "pyproject.toml", SearchOption.AllDirectories).Select(path => Path.GetDirectoryName(path)!)
            .Where(directory => directory.Contains("livekit-plugins-", StringComparison.Ordinal)).Order().Take(20).ToList();
        var one = Median(WarmRuns, () => Timed(() => new LockCheck(new LockSettings()).Run(members[0])));
        var all = Median(WarmRuns, () => Timed(() =>
        {
            var check = new LockCheck(new LockSettings());
            members.ForEach(member => check.Run(member));
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{members.Count} services of {name}: {all.Median:F1} ms ({all.Fastest:F1}), one alone {one.Median:F1} ms ({one.Fastest:F1})"));
    }

    private static double Timed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Start(string program, string[] arguments) => Timed(() =>
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        errors.Wait();
        process.WaitForExit();
    });

    private static Times Median(int runs, Func<double> measure)
    {
        var values = Enumerable.Range(0, runs).Select(_ => measure()).Order().ToArray();
        return new(values[runs / 2], values[0]);
    }

    private sealed record Times(double Median, double Fastest);
}
