namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Which programs a RUN starts.</summary>
public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("a && b || c; d & e", "a|b|c|d|e")]
    [InlineData("a \"b && c\" 'd;e' f\\ g", "a b && c d;e f g")]
    [InlineData("X=1 Y='2 3' a b", "a b")]
    [InlineData("a >/dev/null 2>&1 <in b", "a b")]
    [InlineData("a | b |& c", "a|b|c")]
    [InlineData("(a; b) && { c; }", "a|b|c")]
    [InlineData("if a; then b; else c; fi", "a|b|c")]
    [InlineData("a # b\nc", "a|c")]
    [InlineData("a $(b c) `d e` ${f g}", "a $(b c) `d e` ${f g}")]
    [InlineData("sh -c 'a && b'", "sh -c a && b|a|b")]
    [InlineData("sh -ec \"a; b\"", "sh -ec a; b|a|b")]
    [InlineData("set -e\na <<'E' b\nnot a command\nE\nc", "set -e|a b|c")]
    [InlineData("a <<-E\n\tx\n\tE\nb", "a|b")]
    [InlineData("a 'unclosed", "a unclosed")]
    [InlineData("", "")]
    public void Commands_are_seen_without_quotes_and_redirections(string script, string expected) =>
        Assert.Equal(expected, string.Join('|', ShellScript.Commands(script)));

    [Fact]
    public void Assignments_and_pipes_are_told()
    {
        var commands = ShellScript.Commands("A=1 b | c && D=2");

        Assert.Equal(["A=1"], commands[0].Assignments);
        Assert.Equal([false, true, false], commands.Select(command => command.IsPiped));
        Assert.Equal(["D=2"], commands[2].Assignments);
    }

    [Theory]
    [InlineData("RUN <<E\na\nb\nE", "a|b")]
    [InlineData("RUN bash <<E\na\nE", "bash|a")]
    [InlineData("RUN python <<E\na\nE", "python")]
    [InlineData("RUN <<E\n#!/usr/bin/python3\na\nE", "")]
    [InlineData("RUN <<E\n#!/bin/sh\na\nE", "a")]
    [InlineData("RUN [\"/bin/a\", \"b;c\"]", "/bin/a b;c")]
    [InlineData("RUN [\"sh\", \"-c\", \"a; b\"]", "sh -c a; b|a|b")]
    public void A_here_document_is_a_script_where_a_shell_reads_it(string line, string expected)
    {
        var run = DockerfileReader.Parse("FROM x\n" + line + "\n", "f").Instructions.OfType<RunInstruction>().Single();

        Assert.Equal(expected, string.Join('|', ShellScript.Commands(run)));
    }

    [Fact]
    public void Options_are_found_in_both_spellings()
    {
        var command = ShellScript.Commands("/usr/bin/pip3 install --only-binary=:all: -r x --index y z")[0];

        Assert.Equal(("pip3", ":all:", "x", "y"), (command.Program, command.Value("--only-binary"), command.Value("-r"), command.Value("--index")));
        Assert.True(command.Has("--only-binary"));
        Assert.False(command.Has("--only"));
        Assert.Null(command.Value("--none"));
    }
}
