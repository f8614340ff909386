using PyContainer.Build.Processes;

namespace PyContainer.Build;

/// <summary>Answers for docker, by the words of the call.</summary>
internal sealed class FakeRunner(Func<ProcessSpec, ProcessResult> answer) : IProcessRunner
{
    public List<ProcessSpec> Calls { get; } = [];

    public Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        lock (Calls)
            Calls.Add(spec);
        return Task.FromResult(answer(spec));
    }
}
