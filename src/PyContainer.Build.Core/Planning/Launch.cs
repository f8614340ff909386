using PyContainer.Build.Options;

namespace PyContainer.Build.Planning;

/// <summary>How the container starts, is asked whether it is well, and stops.</summary>
/// <param name="Command">The argument list of the entry point; the first is an absolute path unless the user wrote it.</param>
/// <param name="Ports">The ports it listens on; empty for a worker.</param>
/// <param name="HealthPath">The path that answers 200; null asks only whether the first TCP port takes a connection.</param>
/// <param name="StopSignal">The signal that it obeys.</param>
public sealed record Launch(IReadOnlyList<string> Command, IReadOnlyList<ContainerPort> Ports, string? HealthPath, string StopSignal)
{
    /// <summary>What follows the entry point unless the one who starts the container says otherwise.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Why this is what starts, as the end of a sentence.</summary>
    public string Because { get; init; } = "";

    /// <summary>The port that the probe asks; null for a service that listens on no TCP port, which gets none.</summary>
    public ContainerPort? ProbePort => Ports.FirstOrDefault(port => port.Protocol == "tcp");

    /// <summary>What it names in the sources; null where the sources were searched for it, and where the user wrote the command.</summary>
    internal StartTarget? Target { get; init; }
}
