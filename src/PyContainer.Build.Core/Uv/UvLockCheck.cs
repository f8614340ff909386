using PyContainer.Build.Diagnostics;
using PyContainer.Build.Locking;
using PyContainer.Build.Processes;

namespace PyContainer.Build.Uv;

/// <summary>What a uv on this machine says of a lock.</summary>
/// <param name="Kind">Its verdict; Undecidable when it could not resolve or build something.</param>
/// <param name="Version">Its version, as it prints it; empty when unknown.</param>
/// <param name="Text">What it printed, for a verdict that is not fresh.</param>
public sealed record UvAnswer(LockVerdictKind Kind, string Version, string Text);

/// <summary>Asks the real uv (<c>uv lock --check</c>), where files alone do not decide.</summary>
public sealed class UvLockCheck(IProcessRunner runner)
{
    /// <summary>The uv that is looked up on PATH.</summary>
    public const string OnPath = "uv";

    // uv before 0.12.9 takes UV_FROZEN as "do not check".
    private static readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal) { ["UV_NO_PROGRESS"] = "1", ["NO_COLOR"] = "1", ["UV_FROZEN"] = null };

    /// <summary>Asks; null when there is no uv on PATH.</summary>
    /// <param name="uv">The program: a name that is looked up on PATH, or a full path.</param>
    /// <param name="directory">The folder of the project, full path.</param>
    /// <param name="secrets">Variables with the credentials of its indexes.</param>
    /// <param name="python">
    /// The version of Python that it asks, from PATH; it then starts no interpreter of the project's (<c>.venv</c>, a path in
    /// <c>.python-version</c>), downloads none and builds nothing. Null leaves it to uv, where a user has chosen that.
    /// </param>
    /// <param name="cancellation">Ends uv.</param>
    /// <exception cref="DiagnosticException">A uv that is named by its path cannot be started.</exception>
    public async Task<UvAnswer?> AskAsync(string uv, string directory, IReadOnlyDictionary<string, string> secrets, string? python, CancellationToken cancellation)
    {
        try
        {
            var version = await runner.RunAsync(new ProcessSpec(uv, ["--version"]) { Environment = _environment }, cancellation);
            var environment = new Dictionary<string, string?>(_environment, StringComparer.Ordinal);
            foreach (var (name, value) in secrets)
                environment[name] = value;
            if (python is not null)
            {
                environment["UV_PYTHON"] = python;
                environment["UV_PYTHON_DOWNLOADS"] = "never";
                environment["UV_NO_BUILD"] = "1";
                environment["UV_PROJECT_ENVIRONMENT"] = Path.Combine(Path.GetTempPath(), "pycontainer-no-environment");
            }
            var result = await runner.RunAsync(new ProcessSpec(uv, ["lock", "--check", "--project", directory]) { Environment = environment, WorkingDirectory = directory }, cancellation);
            return new UvAnswer(Read(result), version.Output.Trim().Split(' ').ElementAtOrDefault(1) ?? "", new HiddenValues(secrets).Hide(result.Error.Trim()));
        }
        catch (ProcessStartException) when (uv == OnPath)
        {
            return null;
        }
        catch (ProcessStartException exception)
        {
            throw NotStarted(exception);
        }
    }

    /// <summary>The failure of a uv that is named and does not start.</summary>
    public static DiagnosticException NotStarted(ProcessStartException exception) => UvCodes.NotFound.Error(at: null, exception.Message, "Correct PyContainerUvPath");

    /// <summary>Reads the exit code and the text, which changed with uv's releases.</summary>
    private static LockVerdictKind Read(ProcessResult result) => result switch
    {
        { ExitCode: 0 } => LockVerdictKind.Fresh,
        _ when result.Error.Contains("needs to be updated", StringComparison.Ordinal) => LockVerdictKind.Stale,
        _ when result.Error.Contains("Unable to find lockfile", StringComparison.Ordinal) => LockVerdictKind.Missing,
        { ExitCode: 1 } => LockVerdictKind.Undecidable,
        _ => LockVerdictKind.Error,
    };
}
