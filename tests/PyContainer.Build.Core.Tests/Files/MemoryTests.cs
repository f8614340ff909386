using System.Diagnostics;
using PyContainer.Build.Locking;

namespace PyContainer.Build.Files;

/// <summary>What a file of the largest size can take of a machine.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Theory]
    [InlineData("uv.lock", "x = [", "[],", "]\n")]
    [InlineData("uv.lock", "x = [", "1,", "]\n")]
    [InlineData("uv.lock", "", "[[package]]\n", "")]
    [InlineData("pyproject.toml", "[project]\nname = \"orders\"\nversion = \"1\"\ndependencies = [", "\"a\",", "]\n")]
    public void A_file_of_the_largest_size_takes_less_than_a_gigabyte_and_a_minute(string name, string start, string repeated, string end)
    {
        using var folder = new TempFolder().With(("pyproject.toml", Sample.Manifest("")), ("uv.lock", Sample.Lock));
        var limit = name == "uv.lock" ? FileLimit.Lock : FileLimit.Manifest;
        var head = name == "uv.lock" ? Sample.Lock + start : start;
        folder.With((name, head + string.Concat(Enumerable.Repeat(repeated, (int)(limit.Bytes - head.Length - end.Length) / repeated.Length)) + end));
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (before, time) = (GC.GetTotalMemory(forceFullCollection: true), process.TotalProcessorTime);
        long most = 0;
        using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 50))
            new LockCheck(new LockSettings()).Run(folder.Path);
        process.Refresh();
        Assert.True(most - before < 1L << 30, $"{(most - before) >> 20} MiB");
        Assert.True(process.TotalProcessorTime - time < TimeSpan.FromSeconds(60), $"{process.TotalProcessorTime - time}");
    }
}

/// <summary>What other tests take would be counted.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryAlone;
