using PyContainer.Build.Diagnostics;
using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>The reader takes what BuildKit takes, and refuses with a line what BuildKit refuses.</summary>
public sealed class DockerfileReaderTests
{
    [Fact]
    public void Directives_stand_at_the_top_only()
    {
        var file = Read("# syntax=docker/dockerfile:1\n#Escape = `\n# check=skip=X;error=true\n# comment\n# syntax=late\nFROM a\nENV A=x` y\n");

        Assert.Equal([("syntax", "docker/dockerfile:1", 1), ("escape", "`", 2), ("check", "skip=X;error=true", 3)], file.Directives.Select(directive => (directive.Name, directive.Value, directive.Line)));
        Assert.Equal([(4, "comment"), (5, "syntax=late")], file.Comments.Select(comment => (comment.Line, comment.Text)));
        Assert.Equal("x y", Only<EnvInstruction>(file).Variables[0].Value);
    }

    [Fact]
    public void Continuations_skip_comments_and_tell_of_empty_lines()
    {
        var file = Read("FROM a\nRUN one \\\n  # why\n  two\\\n\n && three\nUSER 1\n");
        var run = Only<RunInstruction>(file);

        Assert.Equal("one   two && three", run.Command.Text);
        Assert.True(run.Source.HasEmptyContinuation);
        Assert.Equal(2, run.Line);
        Assert.Equal(7, Only<UserInstruction>(file).Line);
        Assert.Single(file.Comments);
    }

    [Fact]
    public void Line_ends_of_Windows_and_a_byte_order_mark_change_nothing()
    {
        var file = Read("\uFEFFFROM a AS b\r\nRUN one \\\r\n two\r\nRUN <<E\r\nx\r\nE\r\n");

        Assert.Equal(["one  two", "<<E"], All<RunInstruction>(file).Select(run => run.Command.Text));
        Assert.Equal("x\n", All<RunInstruction>(file)[1].Source.HereDocuments[0].Content);
    }

    [Fact]
    public void Here_documents_belong_to_RUN_COPY_and_ADD()
    {
        var file = Read("FROM a\nRUN <<A cat <<-'B'\none\nA\n\ttwo\n\tB\nCOPY <<\"C\" <<D /x/\n$three\nC\nfour\nD\nENV X=\"<<E\"\nRUN [\"<<F\"]\n");
        var (run, copy) = (All<RunInstruction>(file)[0], Only<CopyInstruction>(file));

        Assert.Equal([("A", true, "one\n"), ("B", false, "\ttwo\n")], run.Source.HereDocuments.Select(document => (document.Name, document.IsExpanded, document.Content)));
        Assert.Equal([("C", false), ("D", true)], copy.Source.HereDocuments.Select(document => (document.Name, document.IsExpanded)));
        Assert.Empty(copy.Sources);
        Assert.Equal("/x/", copy.Destination);
    }

    [Fact]
    public void Flags_come_before_the_arguments()
    {
        var file = Read("FROM --platform=$BUILDPLATFORM a AS b\nRUN --network=none --mount=type=cache,id=x,dst=\"/c\",sharing=locked --mount=target=/b,rw --security=insecure -- --do\n"
            + "COPY --from=b --chown=1:2 --chmod=755 --link --parents --exclude=*.md a b c/\nADD --checksum=sha256:1 --keep-git-dir=true u v\n");
        var run = Only<RunInstruction>(file);

        Assert.Equal("$BUILDPLATFORM", file.Stages[0].From.Platform);
        Assert.True(run.IsOffline);
        Assert.Equal("--do", run.Command.Text);
        Assert.Equal([("cache", "/c", "locked"), ("bind", "/b", null)], run.Mounts.Select(mount => (mount.Type, mount.Target, mount["sharing"])));
        Assert.Equal("true", run.Mounts[1]["readwrite"]);
        var (copy, add) = (All<CopyInstruction>(file)[0], All<CopyInstruction>(file)[1]);
        Assert.Equal(("b", "1:2", true, "c/", 2), (copy.From, copy.Owner, copy.IsLinked, copy.Destination, copy.Sources.Count));
        Assert.Equal("755", copy.Source.Flag("chmod"));
        Assert.True(add.IsAdd);
        Assert.Equal("sha256:1", add.Source.Flag("checksum"));
    }

    [Fact]
    public void A_list_is_JSON_and_anything_else_is_a_line_for_a_shell()
    {
        var file = Read("FROM a\nRUN [\"a\", \"b c\"]\nRUN ['a']\nRUN [ -f x ] && y\nCMD [\"x\\u0041\"]\nENTRYPOINT\nSHELL [\"/bin/sh\", \"-c\"]\nVOLUME [\"/a\", \"/b\"]\nCOPY [\"a b\", \"c/\"]\n");

        Assert.Equal([false, true, true], All<RunInstruction>(file).Select(run => run.Command.IsShellForm));
        Assert.Equal(["a", "b c"], All<RunInstruction>(file)[0].Command.Arguments!);
        Assert.Equal(["xA"], Only<CmdInstruction>(file).Command.Arguments!);
        Assert.True(Only<EntryPointInstruction>(file).Command.IsShellForm);
        Assert.Equal(2, Only<VolumeInstruction>(file).Paths.Count);
        Assert.Equal(["a b"], Only<CopyInstruction>(file).Sources);
    }

    [Fact]
    public void Each_other_instruction_has_its_form()
    {
        var file = Read("from A as B\nENV a=1 \"b c\"='d e' f=g\\ h\nENV old  two words\nARG x y=1 z=\"q r\"\nLABEL k=v \"l m\"=n\nEXPOSE 80 443/udp\nSTOPSIGNAL SIGINT\n"
            + "HEALTHCHECK --interval=5s CMD [\"p\"]\nMAINTAINER me\nONBUILD RUN x\nONBUILD COPY <<E /y\nbody\nE\nHEALTHCHECK none\nUSER a:b\nWORKDIR \"/w x\"\n");

        Assert.Equal([("a", "1"), ("b c", "d e"), ("f", "g h"), ("old", "two words")], All<EnvInstruction>(file).SelectMany(env => env.Variables).Select(variable => (variable.Name, variable.Value)));
        Assert.Equal([false, true], All<EnvInstruction>(file).Select(env => env.IsLegacyForm));
        Assert.Equal([("x", null), ("y", "1"), ("z", "q r")], Only<ArgInstruction>(file).Arguments.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("k", "v"), ("l m", "n")], Only<LabelInstruction>(file).Labels.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["80", "443/udp"], Only<ExposeInstruction>(file).Ports);
        Assert.Equal("SIGINT", Only<StopSignalInstruction>(file).Signal);
        Assert.Equal(["p"], All<HealthCheckInstruction>(file)[0].Probe!.Arguments!);
        Assert.Null(All<HealthCheckInstruction>(file)[1].Probe);
        Assert.Equal("me", Only<MaintainerInstruction>(file).Name);
        Assert.IsType<RunInstruction>(All<OnBuildInstruction>(file)[0].Trigger);
        Assert.Single(All<OnBuildInstruction>(file)[1].Trigger!.Source.HereDocuments);
        Assert.Equal("a:b", Only<UserInstruction>(file).User);
        Assert.Equal("/w x", Only<WorkdirInstruction>(file).Path);
        Assert.Equal(("b", "as"), (file.Stages[0].Name, file.Stages[0].From.AsKeyword));
    }

    [Fact]
    public void What_ONBUILD_holds_is_read_by_another_build() => Assert.Null(Only<OnBuildInstruction>(Read("FROM a\nONBUILD SOON x\n")).Trigger);

    [Theory]
    [InlineData("$A", "one")]
    [InlineData("${A}x", "onex")]
    [InlineData("x$A/y", "xone/y")]
    [InlineData("'$A'", "$A")]
    [InlineData("\"$A b\"", "one b")]
    [InlineData("\\$A", "$A")]
    [InlineData("\"\\$A \\x\"", "$A \\x")]
    [InlineData("${NONE:-d$A}", "done")]
    [InlineData("${A:-d}", "one")]
    [InlineData("${EMPTY:-d}", "d")]
    [InlineData("${EMPTY-d}", "")]
    [InlineData("${A:+d}", "d")]
    [InlineData("${NONE:+d}", "")]
    [InlineData("${A:?wrong}", "one")]
    [InlineData("${A#o}", "${A#o}")]
    [InlineData("$UNKNOWN", "$UNKNOWN")]
    [InlineData("${UNKNOWN:-d}", "${UNKNOWN:-d}")]
    [InlineData("$", "$")]
    [InlineData("$GLOBAL", "g")]
    public void Variables_are_expanded_where_the_file_tells_them(string written, string expected)
    {
        var file = Read($"ARG GLOBAL=g\nFROM a\nARG UNKNOWN GLOBAL\nENV A=one EMPTY=\nUSER {written}\n");

        Assert.Equal(expected, Only<UserInstruction>(file).User);
    }

    [Fact]
    public void An_argument_before_FROM_counts_in_FROM_and_where_it_is_declared_again()
    {
        var file = Read("ARG V=3.13\nARG I=python:${V}\nFROM $I AS a\nUSER x$V\nFROM a\nARG V\nUSER y$V\n");

        Assert.Equal("python:3.13", file.Stages[0].From.Image);
        Assert.Equal(["x$V", "y3.13"], All<UserInstruction>(file).Select(user => user.User));
        Assert.Equal(["V"], All<UserInstruction>(file)[0].Source.UndefinedVariables);
    }

    [Fact]
    public void A_stage_takes_over_what_the_one_it_starts_from_has_set()
    {
        var file = Read("FROM x AS Base\nENV A=1\nARG B=2\nWORKDIR /w\nUSER 5\nFROM bASE\nWORKDIR sub\nRUN go\n");
        var run = Only<RunInstruction>(file);

        Assert.Same(file.Stages[0], file.Stages[1].Parent);
        Assert.Equal(("1", "2", "/w/sub", "5"), (run.Before.Variable("A"), run.Before.Arguments["B"], run.Before.Directory, run.Before.User));
        Assert.Equal("x", file.Stages[1].RootImage);
        Assert.Same(file.Stages[0], file.Find("0", file.Stages[1]));
        Assert.Null(file.Find("1", file.Stages[1]));
    }

    [Theory]
    [InlineData("", 1, "there is no FROM")]
    [InlineData("# only a comment\n", 1, "there is no FROM")]
    [InlineData("FROM a\nFORM b\n", 2, "'FORM' is no instruction")]
    [InlineData("RUN x\nFROM a\n", 1, "RUN stands before the first FROM")]
    [InlineData("FROM a b\n", 1, "FROM takes an image")]
    [InlineData("FROM a AS\n", 1, "FROM takes an image")]
    [InlineData("FROM\n", 1, "FROM has no argument")]
    [InlineData("FROM a\n\nRUN\n", 3, "RUN has no command")]
    [InlineData("FROM a\nCOPY x\n", 2, "COPY takes a source and a destination")]
    [InlineData("FROM a\nENV x\n", 2, "ENV has a name without a value")]
    [InlineData("FROM a\nENV x=1 y\n", 2, "'y' is not of the form name=value")]
    [InlineData("FROM a\nLABEL x\n", 2, "'x' is not of the form name=value")]
    [InlineData("FROM a\nHEALTHCHECK curl\n", 2, "HEALTHCHECK takes NONE")]
    [InlineData("FROM a\nONBUILD FROM b\n", 2, "ONBUILD cannot hold FROM")]
    [InlineData("FROM a\nSHELL sh -c\n", 2, "SHELL takes a list")]
    [InlineData("FROM a\nRUN [1]\n", 2, "a list in JSON form holds texts")]
    [InlineData("FROM a\nCOPY a \"b c\" d/\n", 2, "a double quote is not closed")]
    [InlineData("FROM a\nUSER \"x\n", 2, "a double quote is not closed")]
    [InlineData("FROM a\nUSER 'x\n", 2, "a single quote is not closed")]
    [InlineData("FROM a\nUSER ${x\n", 2, "'${' is not closed")]
    [InlineData("FROM a\nUSER ${}\n", 2, "'${' is not followed by a name")]
    [InlineData("FROM a\nUSER ${a!b}\n", 2, "is not a way to use a variable")]
    [InlineData("FROM a\nRUN <<E\nx\n", 2, "the here-document 'E' has no end")]
    [InlineData("# escape=x\nFROM a\n", 1, "'x' cannot be the escape character")]
    [InlineData("# escape=`\n# escape=`\nFROM a\n", 2, "the directive 'escape' stands twice")]
    public void What_BuildKit_refuses_is_refused_with_its_line(string text, int line, string why)
    {
        var finding = Assert.Throws<DiagnosticException>(() => Read(text)).Diagnostic;

        Assert.Equal(("PYC2060", line), (finding.Id, finding.Span!.Value.Line));
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
    }

    private static DockerfileDocument Read(string text) => DockerfileReader.Parse(text, "/repo/Dockerfile");

    private static List<T> All<T>(DockerfileDocument file) where T : ReadInstruction => [.. file.Instructions.OfType<T>()];

    private static T Only<T>(DockerfileDocument file) where T : ReadInstruction => Assert.Single(All<T>(file));
}
