using System.Diagnostics;
using PyContainer.Build.Outputs;

namespace PyContainer.Build.Processes;

/// <summary>
/// A folder that one build at a time works in: whoever holds it has a file beside it open, of its name and <c>.lock</c>, and shares it with
/// nobody. The system gives it back when its holder ends, however that happens; the file stays.
/// </summary>
public sealed class ExclusiveFolder : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private ExclusiveFolder(FileStream file) => _file = file;

    /// <summary>Takes a folder, as soon as nobody else has it.</summary>
    /// <param name="folder">Full path; it need not be there yet.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="onWait">Told once, when somebody else has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The folder; null when the patience came to an end.</returns>
    /// <exception cref="Diagnostics.DiagnosticException">A link stands in the place of the file.</exception>
    public static async Task<ExclusiveFolder?> TakeAsync(string folder, TimeSpan patience, Action onWait, CancellationToken cancellation)
    {
        var path = folder + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var watch = Stopwatch.StartNew();
        for (var hasTold = false; ; hasTold = true)
        {
            OutputFolder.RefuseLink(path);
            if (TryOpen(path) is { } file)
                return new ExclusiveFolder(file);
            if (watch.Elapsed > patience)
                return null;
            if (!hasTold)
                onWait();
            await Task.Delay(_interval, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return null;
        }
    }
}
