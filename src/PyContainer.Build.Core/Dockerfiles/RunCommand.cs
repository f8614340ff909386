namespace PyContainer.Build.Dockerfiles;

/// <summary>What a RUN instruction runs.</summary>
public abstract record RunCommand
{
    private RunCommand()
    {
    }

    /// <summary>A program without a shell.</summary>
    /// <param name="Command">The argument list.</param>
    public sealed record Exec(ExecForm Command) : RunCommand;

    /// <summary>Commands of the stage's shell, each run when those before it succeeded.</summary>
    /// <param name="Commands">The commands; what comes from outside went through <see cref="ShellWord.Quote"/>.</param>
    public sealed record Shell(IReadOnlyList<string> Commands) : RunCommand;

    /// <summary>A script of the stage's shell, as a here-document.</summary>
    /// <param name="Lines">Its lines; it starts with <c>set -e</c>.</param>
    public sealed record Script(IReadOnlyList<string> Lines) : RunCommand;
}
