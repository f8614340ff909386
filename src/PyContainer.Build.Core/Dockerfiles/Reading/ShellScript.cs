using System.Text.RegularExpressions;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Which programs a RUN starts.</summary>
public static partial class ShellScript
{
    private static readonly string[] _shells = ["sh", "bash", "dash", "ash", "zsh"];
    private static readonly string[] _keywords = ["if", "then", "else", "elif", "fi", "do", "done", "while", "until", "{", "}", "!", "time", "exec", "command", "env", "nohup"];

    /// <summary>The commands of an instruction: of its line, and of here-documents that a shell reads.</summary>
    public static IReadOnlyList<ShellCommand> Commands(RunInstruction run)
    {
        var commands = Commands(run.Command);
        var scripts = run.Source.HereDocuments.Where(document => !document.Content.StartsWith("#!", StringComparison.Ordinal) || FirstLine(document.Content).EndsWith("sh", StringComparison.Ordinal));
        return commands.Count == 0 || commands.Any(command => _shells.Contains(command.Program))
            ? [.. commands, .. scripts.SelectMany(document => Commands(document.Content))]
            : commands;
    }

    /// <summary>The commands of a command in either form; a shell that is given its script is looked into.</summary>
    public static IReadOnlyList<ShellCommand> Commands(CommandForm command) =>
        command.Arguments is { } arguments ? Inner(new ShellCommand([], arguments, "")) : Commands(command.Text);

    /// <summary>The commands of a script.</summary>
    public static IReadOnlyList<ShellCommand> Commands(string script)
    {
        var commands = new List<ShellCommand>();
        var (assignments, words, follows) = (new List<string>(), new List<string>(), "");
        foreach (var (text, isOperator, isQuoted) in new ShellTokens(script).Read().Append((";", true, false)))
        {
            if (isOperator)
            {
                if (words.Count + assignments.Count > 0)
                {
                    commands.AddRange(Inner(new ShellCommand(assignments, words, follows)));
                    (assignments, words, follows) = ([], [], text);
                }
                else if (text is not ";")
                    follows = text;
            }
            else if (words.Count == 0 && Assignment().IsMatch(text))
                assignments.Add(text);
            else if (words.Count > 0 || isQuoted || !_keywords.Contains(text))
                words.Add(text);
        }
        return commands;
    }

    private static IReadOnlyList<ShellCommand> Inner(ShellCommand command)
    {
        var index = command.Words.ToList().FindIndex(word => word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.EndsWith('c'));
        // One level: a shell in a shell in a shell hides nothing that a reader of the file would not ask about.
        return _shells.Contains(command.Program) && index == 1 && command.Words.Count > 2 && !_shells.Contains(FirstWord(command.Words[2]))
            ? [command, .. Commands(command.Words[2])]
            : [command];
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    private static string FirstWord(string text) => text.TrimStart().Split(' ')[0];

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\+?=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Assignment();
}
