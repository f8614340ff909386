using System.Diagnostics;
using System.Text;

namespace PyContainer.Build;

/// <summary>How a program ended, and all that it printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="StandardOutput">What it wrote to standard output.</param>
/// <param name="StandardError">What it wrote to standard error.</param>
/// <param name="Time">How long it took.</param>
public sealed record CommandResult(int ExitCode, string StandardOutput, string StandardError, TimeSpan Time)
{
    /// <summary>Both outputs, for the message of a failed test.</summary>
    public string Output => StandardOutput + StandardError;
}

/// <summary>The real <c>dotnet</c> as a child process, free of what the test runner's own MSBuild left in the environment.</summary>
public sealed class DotnetCommand
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    /// <param name="folder">The folder it runs in.</param>
    /// <param name="arguments">Its arguments.</param>
    public DotnetCommand(string folder, params IEnumerable<string> arguments)
    {
        StartInfo = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var environment = StartInfo.Environment;
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_HOST_PATH").ToList())
            environment.Remove(name);
        // No process of a build outlives it: not a node, not the compiler's server.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }

    /// <summary>What is started; variables can be set on it.</summary>
    public ProcessStartInfo StartInfo { get; }

    /// <summary>Runs to the end.</summary>
    public CommandResult Run() => Run(StartInfo);

    /// <summary>Runs any program to its end; one that does not end fails the test.</summary>
    public static CommandResult Run(ProcessStartInfo startInfo)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(startInfo)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{startInfo.FileName} {string.Join(' ', startInfo.ArgumentList)} did not end within {_patience}.");
        }
        return new CommandResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), watch.Elapsed);
    }
}
