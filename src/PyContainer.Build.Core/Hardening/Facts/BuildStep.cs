using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>A RUN with the programs it starts.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Run">The instruction.</param>
/// <param name="Commands">The commands.</param>
/// <param name="Feeds">Whether the stage reaches what ships.</param>
internal sealed record BuildStep(ReadStage Stage, RunInstruction Run, IReadOnlyList<ShellCommand> Commands, bool Feeds)
{
    /// <summary>A variable as one of its commands sees it; null when the file does not set it.</summary>
    internal string? Variable(ShellCommand command, string name) =>
        command.Assignments.LastOrDefault(text => text.StartsWith(name + "=", StringComparison.Ordinal)) is { } own ? own[(name.Length + 1)..]
        : Run.Before.Variable(name) ?? Run.Before.Arguments.GetValueOrDefault(name);

    /// <summary>Whether a switch of a tool is on by its variable.</summary>
    internal bool IsOn(ShellCommand command, string name) => Variable(command, name)?.ToLowerInvariant() is "1" or "true" or "yes" or "on" or "y" or "t";

    /// <summary>The folder of a mount's target, absolute where the file tells.</summary>
    internal IEnumerable<RunMount> Mounts(string type) => Run.Mounts.Where(mount => mount.Type == type);
}
