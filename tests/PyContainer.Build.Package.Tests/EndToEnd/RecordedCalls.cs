using System.Collections.Concurrent;

namespace PyContainer.Build;

/// <summary>What a publish starts: each call of docker, by a program in its place that writes its arguments down, and the command lines of all processes of this machine, looked at again and again.</summary>
public sealed class RecordedCalls : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pycontainer-calls-").FullName;
    private readonly ConcurrentDictionary<string, byte> _lines = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _watch;

    /// <summary>Begins to look.</summary>
    public RecordedCalls()
    {
        Script.Write(Docker, $"for argument; do printf '%s\\n' \"$argument\"; done >>'{Arguments}'\nexec docker \"$@\"");
        _watch = new Thread(Watch) { IsBackground = true };
        _watch.Start();
    }

    /// <summary>The program that takes docker's place.</summary>
    public string Docker => Path.Combine(_folder, "docker");

    /// <summary>All that was seen so far, but for the test's own index, which is told its password on the command line.</summary>
    public string Text => (File.Exists(Arguments) ? File.ReadAllText(Arguments) : "") + string.Join('\n', _lines.Keys.Where(line => !line.Contains(StandInIndex.Program, StringComparison.Ordinal)));

    /// <summary>How many command lines were seen.</summary>
    public int Count => _lines.Count;

    private string Arguments => Path.Combine(_folder, "arguments");

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _watch.Join();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Watch()
    {
        while (!_end.Token.WaitHandle.WaitOne(40))
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            {
                try
                {
                    _lines.TryAdd(File.ReadAllText(process + "/cmdline").Replace('\0', ' '), 0);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // It ended meanwhile.
                }
            }
        }
    }
}
