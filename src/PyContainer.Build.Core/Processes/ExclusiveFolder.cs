using System.Diagnostics;

namespace PyContainer.Build.Processes;

/// <summary>
/// A folder that one build at a time works in: whoever holds it has a file beside it open, of its name and <c>.lock</c>, and shares it with
/// nobody. The system gives it back when its holder ends, however that happens; the file stays.
/// </summary>
public sealed class ExclusiveFolder : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(100);

    // What a killed publish can leave: files on their way to their names (ours, and those of docker), and the archive that is read for the rules.
    private static readonly string[] _leftovers = ["*.new", ".tmp-*", "verify.tar"];

    private readonly FileStream _file;

    private ExclusiveFolder(FileStream file) => _file = file;

    /// <summary>Takes a folder, as soon as nobody else has it, and takes away what an earlier holder left when it was killed.</summary>
    /// <param name="folder">Full path; it need not be there yet.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="onWait">Told once, when somebody else has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The folder; null when the patience came to an end.</returns>
    public static async Task<ExclusiveFolder?> TakeAsync(string folder, TimeSpan patience, Action onWait, CancellationToken cancellation)
    {
        var path = folder + ".lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var watch = Stopwatch.StartNew();
        for (var hasTold = false; ; hasTold = true)
        {
            if (TryOpen(path) is { } file)
            {
                if (Directory.Exists(folder))
                    await SweepAsync(folder);
                return new ExclusiveFolder(file);
            }
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

    private static async Task SweepAsync(string folder)
    {
        foreach (var record in Directory.GetFiles(folder, "*" + ProcessRecord.Extension, SearchOption.AllDirectories))
            await ProcessRecord.EndAsync(record);
        foreach (var left in _leftovers.SelectMany(pattern => Directory.GetFileSystemEntries(folder, pattern, SearchOption.AllDirectories)).Where(Path.Exists))
        {
            if (Directory.Exists(left))
                Directory.Delete(left, recursive: true);
            else
                File.Delete(left);
        }
    }
}
