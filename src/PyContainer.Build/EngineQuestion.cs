using Microsoft.Build.Framework;
using PyContainer.Build.Buildx;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>
/// What the engine says of itself, asked once per build and docker, and beside the work that needs no answer yet: two programs are
/// started for it.
/// </summary>
internal sealed class EngineQuestion : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Task<EngineFacts> _answer;

    private EngineQuestion(string docker) => _answer = System.Threading.Tasks.Task.Run(() => new Preflight(new SystemProcessRunner()).CheckAsync(docker, _cancellation.Token));

    /// <summary>Asks, unless this build has done so.</summary>
    internal static EngineQuestion Ask(IBuildEngine4 build, string docker) =>
        build.GetOrAdd($"{typeof(EngineQuestion).FullName}/{docker}", () => new EngineQuestion(docker));

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="DiagnosticException">No build can start; the code tells why.</exception>
    internal EngineFacts Answer(CancellationToken cancellation) => _answer.WaitAsync(cancellation).GetAwaiter().GetResult();

    /// <summary>At the end of the build: whoever has not answered by then is not waited for.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }
}
