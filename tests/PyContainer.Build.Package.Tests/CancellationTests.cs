using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Xunit.Abstractions;

namespace PyContainer.Build;

public sealed partial class CancellationTests(ITestOutputHelper output)
{
    private const int Sigint = 2;
    private const int Sigterm = 15;

    [PackageTheory]
    [InlineData("exec sleep 300", 4, Sigint)]
    // What runners of pipelines send: MSBuild ends without a word to its tasks.
    [InlineData("exec sleep 300", 4, Sigterm)]
    [InlineData("trap '' TERM; sleep 300 & echo $! >>'{0}'; wait", 12, Sigterm)]
    // Deaf to the polite request: after a grace of five seconds the whole tree goes.
    [InlineData("trap '' TERM; sleep 300 & echo $! >>'{0}'; wait", 12, Sigint)]
    public void Interrupting_the_publish_ends_docker_and_all_that_it_started(string sleep, int withinSeconds, int signal)
    {
        using var repository = Template.Repository();
        var processes = repository.PathOf("processes");
        repository.Docker.Answer(build: $"echo $$ >>'{processes}'\n" + string.Format(CultureInfo.InvariantCulture, sleep, processes));
        using var publish = Process.Start(Interruptible(repository.Command("", "publish", "--no-restore", "-p:PublishContainer=true").Command.StartInfo))!;
        var printed = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        var expected = sleep.Contains('&', StringComparison.Ordinal) ? 2 : 1;
        WaitFor(TimeSpan.FromSeconds(60), () => File.Exists(processes) && File.ReadAllLines(processes).Length == expected);
        var children = File.ReadAllLines(processes).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).ToList();
        Assert.All(children, child => Assert.True(IsAlive(child)));

        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Kill(publish.Id, signal));
        Assert.True(publish.WaitForExit(TimeSpan.FromSeconds(withinSeconds)), "the publish did not end");
        output.WriteLine($"ended {watch.Elapsed.TotalSeconds:0.0} s after the interrupt");
        WaitFor(TimeSpan.FromSeconds(1), () => !children.Exists(IsAlive));
        Assert.NotEqual(0, publish.ExitCode);
        // A person who pressed Ctrl+C knows why it ended.
        if (signal == Sigint)
            Assert.DoesNotContain("error PYC", printed.Item1.GetAwaiter().GetResult() + printed.Item2.GetAwaiter().GetResult(), StringComparison.Ordinal);
    }

    // What a script starts in the background is born deaf to Ctrl+C, and so would be all that the tests start there.
    private static ProcessStartInfo Interruptible(ProcessStartInfo startInfo)
    {
        if (!OperatingSystem.IsLinux())
            return startInfo;
        startInfo.ArgumentList.Insert(0, startInfo.FileName);
        startInfo.ArgumentList.Insert(0, "--default-signal=INT");
        startInfo.FileName = "env";
        return startInfo;
    }

    private static void WaitFor(TimeSpan patience, Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < patience, "it did not happen in time");
            Thread.Sleep(50);
        }
    }

    // One that ended and that nobody waited for yet holds nothing any more.
    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !File.Exists($"/proc/{process}/stat") || !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
