using System.Diagnostics;
using System.Globalization;
using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Processes;

/// <summary>
/// A note of a running program, for whoever comes after a build that was killed: nobody else could end what it had started. A program that
/// writes into a closed pipe ends by itself; one whose step is silent does not. The note alone ends nothing: the program's own command line
/// must hold what the caller knows of it.
/// </summary>
public sealed class ProcessRecord : IDisposable
{
    private const int MaximumLength = 8192;

    // Two looks at one process differ by the clock's ticks; a number that was given again differs by more.
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(1);

    private readonly string? _path;

    /// <summary>Writes the note.</summary>
    /// <param name="process">The program.</param>
    /// <param name="path">Full path; null writes none.</param>
    internal ProcessRecord(Process process, string? path)
    {
        if (path is null || StartOf(process) is not { } start)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(OutputFile.Replace(path, FileShare.Read));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{process.Id} {start.Ticks} {process.StartInfo.FileName}"));
        _path = path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_path is not null)
            File.Delete(_path);
    }

    /// <summary>Ends the program of a note, if it is still that one, and all that it started; takes the note away.</summary>
    /// <param name="path">The note, full path.</param>
    /// <param name="proofs">Arguments of which one stands in the command line of the program, and of no other.</param>
    /// <param name="cancellation">Ends the wait for the program.</param>
    /// <returns>A finding, where the program may be running and nobody can tell.</returns>
    internal static async Task<Diagnostic?> EndAsync(string path, IReadOnlyList<string> proofs, CancellationToken cancellation)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return null;
        Diagnostic? finding = null;
        if (OutputFile.Read(path, MaximumLength) is { } bytes && Parse(Encoding.UTF8.GetString(bytes)) is { } noted)
        {
            using var process = ProcessTree.Find(noted.Process);
            if (process is not null && StartOf(process) is { } start && (start - noted.Start).Duration() < _tolerance)
                finding = await EndAsync(process, noted.Program, proofs, cancellation);
        }
        File.Delete(path);
        return finding;
    }

    private static async Task<Diagnostic?> EndAsync(Process process, string program, IReadOnlyList<string> proofs, CancellationToken cancellation)
    {
        if (await ProcessArguments.ReadAsync(process.Id, cancellation) is not { } arguments)
            return ProcessTree.HasEnded(process) ? null : ProcessCodes.LeftRunning.At(at: null, process.Id, "this system does not show its command line");
        if (!arguments.Runs(program) || !proofs.Any(arguments.Holds))
            return null;
        await ProcessTree.EndAsync(process, cancellation);
        return ProcessTree.HasEnded(process) ? null : ProcessCodes.LeftRunning.At(at: null, process.Id, "it does not end");
    }

    private static (int Process, DateTime Start, string Program)? Parse(string text)
    {
        if (text.Split(' ', 3) is not [var number, var time, var program])
            return null;
        var isValid = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            & long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks);
        return isValid && ticks <= DateTime.MaxValue.Ticks ? (process, new DateTime(ticks, DateTimeKind.Utc), program) : null;
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
