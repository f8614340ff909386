using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>An instruction of a Dockerfile.</summary>
public abstract record Instruction;

/// <summary><c>COPY</c>.</summary>
/// <param name="Sources">Paths in the context or in the stage <paramref name="From"/>; literal, never patterns.</param>
/// <param name="Destination">A path; a folder ends in <c>/</c>.</param>
/// <param name="From">The stage or image that is copied from; null is the context.</param>
/// <param name="Owner">Numeric user and group; null leaves the default, which is 0:0.</param>
public sealed record Copy(IReadOnlyList<string> Sources, string Destination, string? From = null, string? Owner = null) : Instruction;

/// <summary><c>RUN</c>.</summary>
/// <param name="Command">What runs.</param>
public sealed record Run(RunCommand Command) : Instruction
{
    /// <summary>The mounts, in the order of the file.</summary>
    public IReadOnlyList<Mount> Mounts { get; init; } = [];

    /// <summary>Whether the step works without any network, and therefore gets none.</summary>
    public bool IsOffline { get; init; }
}

/// <summary><c>ENV</c>, one instruction for several variables.</summary>
/// <param name="Variables">Names and literal values.</param>
public sealed record Env(IReadOnlyList<EnvironmentVariable> Variables) : Instruction;

/// <summary><c>LABEL</c>.</summary>
/// <param name="Labels">Keys and literal values.</param>
public sealed record Label(IReadOnlyList<KeyValuePair<string, string>> Labels) : Instruction;

/// <summary><c>WORKDIR</c>.</summary>
/// <param name="Path">An absolute path.</param>
public sealed record Workdir(string Path) : Instruction;

/// <summary><c>USER</c>: numeric, because an orchestrator cannot prove of a name that it is not root.</summary>
/// <param name="UserId">The user.</param>
/// <param name="GroupId">The group.</param>
public sealed record User(int UserId, int GroupId) : Instruction
{
    /// <summary>The instruction for a user.</summary>
    internal static User Of(ContainerUser user) => new(user.UserId, user.GroupId);
}

/// <summary><c>EXPOSE</c>.</summary>
/// <param name="Ports">The ports.</param>
public sealed record Expose(IReadOnlyList<ContainerPort> Ports) : Instruction;

/// <summary><c>STOPSIGNAL</c>.</summary>
/// <param name="Signal">Its name.</param>
public sealed record StopSignal(string Signal) : Instruction;

/// <summary><c>HEALTHCHECK</c>.</summary>
/// <param name="Probe">The command; null writes NONE, which also switches off an inherited one.</param>
public sealed record HealthCheck(ExecForm? Probe) : Instruction;

/// <summary><c>ENTRYPOINT</c> in exec form.</summary>
/// <param name="Command">The argument list.</param>
public sealed record EntryPoint(ExecForm Command) : Instruction;

/// <summary><c>CMD</c> in exec form.</summary>
/// <param name="Command">The argument list.</param>
public sealed record Cmd(ExecForm Command) : Instruction;

/// <summary>Instructions of the user's own, as they are written; they were read before.</summary>
/// <param name="Text">The text, LF line ends, without a final one.</param>
public sealed record Verbatim(string Text) : Instruction;
