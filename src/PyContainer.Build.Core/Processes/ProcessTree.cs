using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

/// <summary>What a program has started. A program that ends first leaves its own behind, and then nobody knows whose they were.</summary>
internal static class ProcessTree
{
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
