using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>A small program for the interpreter that ships, as lines of a step's script.</summary>
internal static class PythonProgram
{
    /// <summary>The call: isolated, without site packages and without bytecode of its own; the program comes by a here-document.</summary>
    /// <param name="program">The program; the words OUTPUT, ENVIRONMENT, SOURCES and EPOCH stand for the layout's.</param>
    /// <param name="arguments">Its arguments, not yet quoted.</param>
    internal static IReadOnlyList<string> Call(string program, IEnumerable<string> arguments) =>
    [
        $"{Layout.Interpreter} -I -S -B - {string.Join(' ', arguments.Select(ShellWord.Quote))} <<'PY'",
        .. program.Replace("OUTPUT", Layout.Output, StringComparison.Ordinal).Replace("ENVIRONMENT", Layout.Environment, StringComparison.Ordinal)
            .Replace("SOURCES", Layout.Source, StringComparison.Ordinal)
            .Replace("EPOCH", Layout.Epoch, StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n'),
        "PY",
    ];
}
