using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PyContainer.Build.Processes;

/// <summary>Runs programs with <see cref="Process"/>.</summary>
public sealed class SystemProcessRunner : IProcessRunner
{
    // Programs look for settings, and some for helpers, in their working folder. The one of this process is mostly the project.
    private static readonly string _neutral = OperatingSystem.IsWindows() ? Environment.SystemDirectory : "/";

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo(spec) };
        Start(process, spec.FileName);
        using var record = new ProcessRecord(process, spec.RecordPath);
        // A request to end (SIGTERM) reaches this process and not those that it started; they would go on without anybody who listens.
        EventHandler onExit = (_, _) => EndWithUs(process);
        AppDomain.CurrentDomain.ProcessExit += onExit;
        try
        {
            return await RunToEndAsync(process, spec, cancellation);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= onExit;
        }
    }

    private static void EndWithUs(Process process)
    {
        // The SDK answers the request with exit code 0, and whoever asked would take the rest of the work for done.
        if (Environment.ExitCode == 0)
            Environment.ExitCode = 128 + Signal.Sigterm;
        try
        {
            ProcessTree.EndAsync(process).GetAwaiter().GetResult();
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile, and whoever waited for it has seen that.
        }
    }

    private static async Task<ProcessResult> RunToEndAsync(Process process, ProcessSpec spec, CancellationToken cancellation)
    {
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
            await ProcessTree.EndAsync(process, CancellationToken.None);
            throw;
        }
        return new ProcessResult(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(ProcessSpec spec)
    {
        var info = new ProcessStartInfo(ProgramFinder.Find(spec.FileName), spec.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = spec.WorkingDirectory ?? _neutral,
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

    private static void Start(Process process, string name)
    {
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProcessStartException(name, $"does not start: {exception.Message}", exception);
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
}
