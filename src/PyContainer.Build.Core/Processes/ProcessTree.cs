using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

/// <summary>What a program has started. A program that ends first leaves its own behind, and then nobody knows whose they were.</summary>
internal static class ProcessTree
{
    // Long enough for buildx to tell the engine, short enough for a person who pressed Ctrl+C.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    // What was ended by force is gone at once, unless the system holds it (a disk that does not answer).
    private static readonly TimeSpan _forced = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends a program and all that it started: politely first, after a grace by force. It returns within seconds, whatever they do.</summary>
    /// <param name="process">The program.</param>
    /// <param name="cancellation">Ends the grace.</param>
    internal static async Task EndAsync(Process process, CancellationToken cancellation = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_grace);
        var below = Below(process.Id);
        await EndOneAsync(process, patience.Token);
        foreach (var one in below)
        {
            await EndOneAsync(one, patience.Token);
            one.Dispose();
        }
    }

    /// <summary>
    /// Whether a process has ended. One whose parent does not ask for it stays in the table of processes (it is defunct), and
    /// <see cref="Process.HasExited"/> takes it for a running one, unless it is a child of this process.
    /// </summary>
    internal static bool HasEnded(Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.HasExited;
        try
        {
            // The name, in parentheses, may hold anything, also blanks and parentheses.
            var stat = File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/stat");
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart() is not [not ('Z' or 'X' or 'x'), ..];
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The running programs below one; none where the system does not tell (only Linux does).</summary>
    internal static IReadOnlyList<Process> Below(int id) => [.. Children(id).SelectMany(child => Below(child).Concat(Find(child) is { } process ? [process] : []))];

    /// <summary>The process of a number; null when there is none.</summary>
    internal static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task EndOneAsync(Process process, CancellationToken patience)
    {
        if (HasEnded(process))
            return;
        if (Signal.Terminate(process) && await WaitAsync(process, patience))
            return;
        // It did not listen; the whole tree goes.
        if (HasEnded(process))
            return;
        process.Kill(entireProcessTree: true);
        using var forced = new CancellationTokenSource(_forced);
        await WaitAsync(process, forced.Token);
    }

    private static async Task<bool> WaitAsync(Process process, CancellationToken patience)
    {
        while (!HasEnded(process))
        {
            if (patience.IsCancellationRequested)
                return false;
            await Task.Delay(_interval, CancellationToken.None);
        }
        return true;
    }

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
}
