using System.Diagnostics;
using System.Globalization;

namespace PyContainer.Build.Processes;

/// <summary>
/// A note of a running program, for whoever comes after a build that was killed: nobody else could end what it had started. A program that
/// writes into a closed pipe ends by itself; one whose step is silent does not.
/// </summary>
public sealed class ProcessRecord : IDisposable
{
    /// <summary>What the name of such a file ends in.</summary>
    public const string Extension = ".process";

    // Two looks at one process differ by the clock's ticks; a number that was given again differs by more.
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(1);

    private readonly string? _path;

    /// <summary>Writes the note.</summary>
    /// <param name="process">The program.</param>
    /// <param name="path">Full path; null writes none.</param>
    internal ProcessRecord(Process process, string? path)
    {
        _path = path;
        if (path is not null && StartOf(process) is { } start)
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{process.Id} {start.Ticks}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_path is not null)
            File.Delete(_path);
    }

    /// <summary>Ends the program of a note, if it is still that one, and all that it started; takes the note away.</summary>
    internal static async Task EndAsync(string path)
    {
        string[] words = (await File.ReadAllTextAsync(path)).Split(' ');
        if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
        {
            using var process = Find(id);
            if (process is not null && StartOf(process) is { } start && (start - new DateTime(ticks, DateTimeKind.Utc)).Duration() < _tolerance)
                await ProcessTree.EndAsync(process);
        }
        File.Delete(path);
    }

    private static Process? Find(int id)
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

    private static DateTime? StartOf(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
