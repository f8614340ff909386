using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PyContainer.Build.Processes;

/// <summary>Runs programs with <see cref="Process"/>.</summary>
public sealed class SystemProcessRunner : IProcessRunner
{
    // Long enough for buildx to tell the engine, short enough for a person who pressed Ctrl+C.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo(spec) };
        Start(process);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = ReadLinesAsync(process.StandardError, spec.OnErrorLine);
        try
        {
            await process.WaitForExitAsync(cancellation);
            // What it left behind may hold the pipes open.
            await Task.WhenAll(output, error).WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }
        return new ProcessResult(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(ProcessSpec spec)
    {
        var info = new ProcessStartInfo(spec.FileName, spec.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = spec.WorkingDirectory ?? "",
        };
        foreach (var (name, value) in spec.Environment)
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }
        return info;
    }

    private static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProcessStartException(process.StartInfo.FileName, exception);
        }
    }

    private static async Task<string> ReadLinesAsync(StreamReader reader, Action<string>? onLine)
    {
        if (onLine is null)
            return await reader.ReadToEndAsync();
        while (await reader.ReadLineAsync() is { } line)
            onLine(line);
        return "";
    }

    private static async Task EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(_grace);
        var below = ProcessTree.Below(process.Id);
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
}
