using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PyContainer.Build.Options;

namespace PyContainer.Build.Dockerfiles;

/// <summary>Whatever a value holds, it arrives as it is, or it is refused.</summary>
public sealed class EscapingTests
{
    [Fact]
    public void Any_value_of_a_variable_survives() => Prop
        .ForAll(Texts.Plain, value =>
        {
            var pairs = DockerfileText.Pairs(Write(new Env([new("FIRST", value), new("LAST", value + "x")])));
            return pairs.SequenceEqual([new("FIRST", value), new("LAST", value + "x")]);
        })
        .Check(Texts.Many);

    [Fact]
    public void Any_key_and_value_of_a_label_survive() => Prop
        .ForAll(Texts.Plain, text => DockerfileText.Pairs(Write(new Label([new("a", text), new("b" + text.Replace('=', '_'), "1")])))
            .SequenceEqual([new("a", text), new("b" + text.Replace('=', '_'), "1")]))
        .Check(Texts.Many);

    [Fact]
    public void Any_argument_of_an_exec_form_survives_in_one_line() => Prop
        .ForAll(Texts.WithControl, text =>
        {
            var written = new ExecForm(["/bin/a", text, ""]).ToString();
            return written.Split('\n').Length == 1 && JsonSerializer.Deserialize<string[]>(written)!.SequenceEqual(["/bin/a", text, ""]);
        })
        .Check(Texts.Many);

    [Fact]
    public void Any_control_character_is_refused_wherever_text_is_written() => Prop
        .ForAll(Texts.WithControl, text =>
        {
            Assert.Throws<ArgumentException>(() => Literal.Value(text));
            Assert.Throws<ArgumentException>(() => Literal.Word(text));
            Assert.Throws<ArgumentException>(() => Literal.Pattern(text));
            Assert.Throws<ArgumentException>(() => DockerfileWriter.Write(new Dockerfile([], [new Stage("a", "b", "c", [new Run(new RunCommand.Shell(["a"])) { Mounts = [new BindMount(text, "/t")] }])])));
            Assert.Throws<ArgumentException>(() => ShellWord.Quote(text));
            Assert.Throws<ArgumentException>(() => Write(new Env([new EnvironmentVariable("A", text)])));
        })
        .Check(Texts.Many);

    [Fact]
    public void Any_shell_word_has_no_meaning_but_itself() => Prop
        .ForAll(Texts.Plain, text => Unquote(ShellWord.Quote(text)) == text)
        .Check(Texts.Many);

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a-b_c.d/e:f@g%h+i,j=k", "a-b_c.d/e:f@g%h+i,j=k")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("$A", "\"\\$A\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("C:\\", "\"C:\\\\\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("é", "\"é\"")]
    [InlineData("a\u00a0b", "\"a\u00a0b\"")]
    public void A_value_is_bare_when_plain_and_in_double_quotes_otherwise(string text, string expected) => Assert.Equal(expected, Literal.Value(text));

    [Theory]
    [InlineData("/app", "/app")]
    [InlineData("/a$b\\c", "/a\\$b\\\\c")]
    [InlineData("/a*b", "/a*b")]
    [InlineData("/it's \"b\"", "/it\\'s \\\"b\\\"")]
    public void A_word_escapes_what_a_Dockerfile_expands(string text, string expected) => Assert.Equal(expected, Literal.Word(text));

    [Theory]
    [InlineData("a.py", "a.py")]
    [InlineData("a*?[b]", "a[*][?][[]b]")]
    [InlineData("!a", "[!]a")]
    [InlineData("a\\b", "a[\\\\\\\\]b")]
    [InlineData("$a", "\\$a")]
    public void A_source_of_COPY_escapes_patterns_too(string text, string expected) => Assert.Equal(expected, Literal.Pattern(text));

    [Theory]
    [InlineData("", "''")]
    [InlineData("a-b.c/d:e@f%g+h,i", "a-b.c/d:e@f%g+h,i")]
    [InlineData("a=b", "'a=b'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$(id)", "'$(id)'")]
    public void A_shell_word_is_bare_when_plain_and_in_single_quotes_otherwise(string text, string expected) => Assert.Equal(expected, ShellWord.Quote(text));

    private static string Write(Instruction instruction) =>
        DockerfileWriter.Write(new Dockerfile([], [new Stage("a", "b", "c", [instruction])])).Split('\n', 4)[^1].TrimEnd('\n');

    // POSIX, "Shell Command Language", 2.2: nothing is special in single quotes; outside of them a backslash takes the next as it is.
    private static string Unquote(string word)
    {
        var result = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < word.Length; index++)
        {
            if (word[index] == '\'')
                isQuoted = !isQuoted;
            else if (isQuoted)
                result.Append(word[index]);
            else if (word[index] == '\\')
                result.Append(word[++index]);
            else
                result.Append(char.IsAsciiLetterOrDigit(word[index]) || "-_./:@%+,".Contains(word[index]) ? word[index] : throw new FormatException(word));
        }
        return isQuoted || word.Length == 0 ? throw new FormatException("a quote is open, or there is no word") : result.ToString();
    }
}
