namespace PyContainer.Build.Processes;

/// <summary>The door to other programs.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end. An exit code is a result, whatever it is.</summary>
    /// <param name="spec">The program and how to call it.</param>
    /// <param name="cancellation">Ends the program and all that it started.</param>
    /// <exception cref="ProcessStartException">The program cannot be started, mostly because it is not there.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the program has ended.</exception>
    Task<ProcessResult> RunAsync(ProcessSpec spec, CancellationToken cancellation);
}
