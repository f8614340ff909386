using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Hardening;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Whatever the text is: a document that all rules can look at, or a coded refusal, in time proportional to its length.</summary>
public sealed class DockerfileFuzzTests
{
    private const int Mutations = 6000;
    private const int Many = 50_000;
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    private static readonly string[] _pieces =
    [
        "FROM ", "\nFROM a AS b\n", "RUN ", "COPY --from=", "ARG ", "ENV ", "USER ", "\\\n", "<<EOF", "EOF\n", "\"", "'", "$", "${", "}", ":-", "[", "]", ",", "=", "--mount=type=cache", " AS ", "\n",
        "# ", "# escape=`\n", "|", "&&", ";", "(", ")", "`", "$(", "apt-get install", "uv sync", "pip install", "0", "x", "\t", "\0", "é", "\r", "HEALTHCHECK CMD ", "ENTRYPOINT [\"", "ONBUILD ", "\\", "<", ">",
    ];

    [Fact]
    public void Random_text_is_read_or_refused() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => { Look(text); }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_good_file_with_some_pieces_changed_is_read_or_refused()
    {
        var random = new Random(3);
        var read = 0;
        for (var round = 0; round < Mutations; round++)
        {
            var text = KeptDockerfile.Text;
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                text = Mutate(text, random);
            read += Look(text) ? 1 : 0;
        }

        Assert.InRange(read, Mutations / 10, Mutations - 1);
    }

    [Fact]
    public void Pieces_in_any_order_are_read_or_refused()
    {
        var random = new Random(5);
        var read = 0;
        for (var round = 0; round < Mutations; round++)
            read += Look("FROM a\n" + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => _pieces[random.Next(_pieces.Length)]))) ? 1 : 0;

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Fact]
    public void Every_beginning_of_a_good_file_is_read_or_refused()
    {
        for (var length = 0; length < KeptDockerfile.Text.Length; length += 3)
            Look(KeptDockerfile.Text[..length]);
    }

    [Theory]
    [InlineData("FROM a\nUSER ", "${a:-", "")]
    [InlineData("FROM a\nUSER ", "${a:-", "}")]
    [InlineData("FROM a\nUSER ", "\"", "")]
    [InlineData("FROM a\nRUN ", "\\\n", "x")]
    [InlineData("FROM a\nRUN ", "$(", "")]
    [InlineData("FROM a\nRUN ", "(", "")]
    [InlineData("FROM a\nRUN ", "sh -c '", "")]
    [InlineData("FROM a\nRUN ", "a <<E ", "\n")]
    [InlineData("FROM a\nRUN ", "[", "]")]
    [InlineData("FROM a\nCMD ", "[\"a\",", "]")]
    [InlineData("", "FROM a\n", "")]
    [InlineData("FROM a\n", "ENV A=$A$A\n", "")]
    [InlineData("FROM a\n", "\n# x\n", "")]
    [InlineData("FROM a\nENV ", "a=b ", "")]
    public void Much_of_one_thing_takes_time_in_proportion(string start, string part, string end)
    {
        var clock = Stopwatch.StartNew();
        // A stage looks for its name among all others.
        var copies = part.StartsWith("FROM", StringComparison.Ordinal) ? 2000 : Many;
        Look(start + string.Concat(Enumerable.Repeat(part, copies)) + string.Concat(Enumerable.Repeat(end, copies)));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Generous);
    }

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text[..at] + text[Math.Min(text.Length, at + random.Next(1, 8))..],
            1 => text.Insert(at, _pieces[random.Next(_pieces.Length)]),
            2 => text.Insert(at, text.Substring(at, Math.Min(random.Next(60), text.Length - at))),
            _ => text[..at] + (char)random.Next(1, 300) + text[(at + 1)..],
        };
    }

    // Whether it was read. Any other exception fails the test.
    private static bool Look(string text)
    {
        try
        {
            Inspect.Dockerfile(text);
            return true;
        }
        catch (DiagnosticException refusal)
        {
            Assert.Equal("PYC2054", refusal.Diagnostic.Id);
            Assert.True(refusal.Diagnostic.Span is { Line: >= 1 });
            return false;
        }
    }
}
