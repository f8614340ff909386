using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>What a container starts: entry point and arguments, as a file or a config tells.</summary>
internal static class StartCommand
{
    private static readonly string[] _shells = ["sh", "bash", "dash", "ash", "zsh"];

    /// <summary>The commands that the last ENTRYPOINT and CMD start, each with its instruction.</summary>
    internal static IEnumerable<(ReadInstruction At, ShellCommand Command)> Of(DockerfileFacts file)
    {
        var (entry, arguments) = (file.Last<EntryPointInstruction>(), file.Last<CmdInstruction>());
        if (entry is { Command: { IsShellForm: false } list })
        {
            // The arguments belong to the same program.
            foreach (var command in Commands([.. list.Arguments!, .. arguments?.Command.Arguments ?? []]))
                yield return (list.Arguments!.Count == 0 && arguments is not null ? arguments : entry, command);
            yield break;
        }
        foreach (var command in entry is null ? [] : ShellScript.Commands(entry.Command))
            yield return (entry!, command);
        foreach (var command in arguments is null ? [] : ShellScript.Commands(arguments.Command))
            yield return (arguments!, command);
    }

    /// <summary>The commands of a list of arguments; a shell is looked into.</summary>
    internal static IReadOnlyList<ShellCommand> Commands(IReadOnlyList<string> arguments) => ShellScript.Commands(new CommandForm("", arguments));

    /// <summary>Whether a list hands a line to a shell.</summary>
    internal static bool IsShell(IReadOnlyList<string> arguments) =>
        arguments is [var program, "-c", ..] && _shells.Contains(program[(program.LastIndexOf('/') + 1)..]);
}
