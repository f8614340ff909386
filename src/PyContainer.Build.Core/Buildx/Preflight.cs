using System.Globalization;
using System.Text.RegularExpressions;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Buildx;

/// <summary>Asks whether a build can start at all, so that the answer is one clear sentence and not the middle of a log.</summary>
public sealed partial class Preflight(IProcessRunner runner)
{
    // The first with --progress=rawjson.
    private static readonly Version _minimum = new(0, 13);

    /// <summary>Checks docker, buildx and the engine, in this order.</summary>
    /// <returns>What the engine said of itself.</returns>
    /// <exception cref="DiagnosticException">One of them is missing; the code tells which.</exception>
    public async Task<EngineFacts> CheckAsync(string docker, CancellationToken cancellation)
    {
        // Both at once: each costs a process start, and a publish waits for them.
        var version = RunAsync(docker, ["buildx", "version"], cancellation);
        var info = RunAsync(docker, ["info", "--format", "{{json .}}"], cancellation);
        await Task.WhenAll(version, info);
        CheckBuildx(await version);
        return CheckEngine(await info);
    }

    private async Task<ProcessResult> RunAsync(string docker, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            return await runner.RunAsync(new ProcessSpec(docker, arguments), cancellation);
        }
        catch (ProcessStartException exception)
        {
            throw EngineCodes.NotStarted(exception);
        }
    }

    private static void CheckBuildx(ProcessResult result)
    {
        if (result.ExitCode != 0)
            throw new DiagnosticException(FailureCatalogue.Recognize(result.ExitCode, result.Error) ?? EngineCodes.NoBuildx.At(at: null));
        var match = VersionNumber().Match(result.Output);
        if (match.Success && Version.Parse(match.Groups["version"].ValueSpan) is var version && version < _minimum)
            throw EngineCodes.OldBuildx.Error(at: null, version, _minimum);
    }

    private static EngineFacts CheckEngine(ProcessResult result)
    {
        var error = result.Error.Trim();
        var info = EngineInfo.Read(result.Output);
        var problem = error.Length > 0 && result.ExitCode != 0 ? error : info.ServerErrors;
        if (result.ExitCode != 0 || info.ServerErrors.Length > 0)
            throw new DiagnosticException(FailureCatalogue.Recognize(result.ExitCode, problem) ?? EngineCodes.NoEngine.At(at: null, problem.Split('\n')[0]));
        if (info.System is { Length: > 0 } and not "linux")
            throw EngineCodes.NotLinux.Error(at: null, CultureInfo.InvariantCulture.TextInfo.ToTitleCase(info.System));
        return new EngineFacts(info.HasContainerdStore, Platform.OfMachine(info.Machine));
    }

    [GeneratedRegex(@"\bv?(?<version>\d{1,4}\.\d{1,4}(?:\.\d{1,4})?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VersionNumber();
}
