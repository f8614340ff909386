using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

/// <summary>What a program has started. A program that ends first leaves its own behind, and then nobody knows whose they were.</summary>
internal static class ProcessTree
{
    // Long enough for buildx to tell the engine, short enough for a person who pressed Ctrl+C.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    /// <summary>Ends a program and all that it started: politely first, after a grace by force.</summary>
    internal static async Task EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(_grace);
        var below = Below(process.Id);
        await EndOneAsync(process, patience.Token);
        foreach (var one in below)
        {
            await EndOneAsync(one, patience.Token);
            one.Dispose();
        }
    }

    private static async Task EndOneAsync(Process process, CancellationToken patience)
    {
        if (Signal.Terminate(process))
        {
            try
            {
                await process.WaitForExitAsync(patience);
                return;
            }
            catch (OperationCanceledException)
            {
                // It did not listen; the whole tree goes.
            }
        }
        if (process.HasExited)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>The running programs below one; none where the system does not tell (only Linux does).</summary>
    internal static IReadOnlyList<Process> Below(int id) => [.. Children(id).SelectMany(child => Below(child).Concat(Find(child)))];

    private static IReadOnlyList<int> Children(int id)
    {
        try
        {
            var threads = $"/proc/{id}/task";
            return Directory.Exists(threads)
                ? [.. Directory.GetDirectories(threads).SelectMany(thread => File.ReadAllText(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(text => int.Parse(text, CultureInfo.InvariantCulture))]
                : [];
        }
        catch (IOException)
        {
            // It ended meanwhile, or this kernel has no such list.
            return [];
        }
    }

    private static Process[] Find(int id)
    {
        try
        {
            return [Process.GetProcessById(id)];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
