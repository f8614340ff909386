using System.Globalization;

namespace PyContainer.Build.Processes;

/// <summary>The command line of another process, as far as the system shows it: Linux exactly, macOS as one line, Windows not at all.</summary>
internal sealed class ProcessArguments
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly string _text;
    private readonly char _separator;

    /// <param name="text">The arguments.</param>
    /// <param name="separator">What stands between them.</param>
    internal ProcessArguments(string text, char separator) => (_text, _separator) = (separator + text.TrimEnd('\n', separator) + separator, separator);

    /// <summary>Reads it; null when this system does not show it, or the process has ended.</summary>
    internal static async Task<ProcessArguments?> ReadAsync(int process, CancellationToken cancellation)
    {
        if (OperatingSystem.IsLinux())
            return await ReadFileAsync($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/cmdline", cancellation) is { Length: > 0 } text ? new(text, '\0') : null;
        if (!OperatingSystem.IsMacOS())
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        var result = await new SystemProcessRunner().RunAsync(new ProcessSpec("/bin/ps", ["-ww", "-o", "command=", "-p", process.ToString(CultureInfo.InvariantCulture)]), patience.Token);
        return result.ExitCode == 0 && result.Output.Trim().Length > 0 ? new(result.Output, ' ') : null;
    }

    /// <summary>Whether one of the arguments is a text.</summary>
    internal bool Holds(string argument) => argument.Length > 0 && _text.Contains(_separator + argument + _separator, StringComparison.Ordinal);

    /// <summary>Whether one of the arguments is a program, in any folder: a script of that name may stand between.</summary>
    internal bool Runs(string program) => _text.Split(_separator).Any(argument => Path.GetFileName(argument) == Path.GetFileName(program));

    private static async Task<string?> ReadFileAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to somebody else.
            return null;
        }
    }
}
