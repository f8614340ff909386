using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Whatever the bytes are: a document or a coded error, in time proportional to their number.</summary>
public sealed class TomlRobustnessTests
{
    private const int Mutations = 20_000;
    private const int Many = 100_000;

    // A machine under load takes a second for what quadratic behaviour would need many minutes for.
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    private static readonly byte[] Sample = Encoding.UTF8.GetBytes(
        """""
        # every construct once, so that a changed byte meets every reader
        title = "a \"b\" \u00e9\U0001F40D" # 🐍
        lit = 'C:\x'
        multi = """
        one \
           two""""
        raw = '''
        'x' '''
        'quoted key'.b-_1."c" = [1, -2_0, 0xFF, 0o7, 0b1, 1.5e-3, +inf, nan, true, false,
          1979-05-27T07:32:00.5-08:00, 1979-05-27 07:32:00, 1979-05-27, 07:32:00, # comment
        ]
        inline = { a = {}, b.c = [[], [{ d = 1 }]] }
        [tool.uv]
        x = 1
        [[package]]
        name = 'a'
        [package.source]
        y = 2
        [[package]]
        [tool]
        """"");

    [Fact]
    public void The_sample_is_valid() => Assert.Equal(8, Parse(Sample)?.Root.Count);

    [Fact]
    public void Random_bytes_are_read_or_refused() => Prop
        .ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Parse(bytes) is null or { Root.Count: >= 0 })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void A_valid_document_with_some_bytes_changed_is_read_or_refused()
    {
        var random = new Random(1);
        byte[] interesting = [.. "\"'\\[]{}=,.#\r\n\t -_+:0129aezTZxu"u8, 0x00, 0x7F, 0xC3, 0xE2, 0xF0, 0xFF];
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            var bytes = Sample.ToList();
            for (int changes = random.Next(1, 5); changes > 0; changes--)
                Mutate(bytes, random, interesting);
            refused += Parse([.. bytes]) is { } document ? Touch(document.Root) : 1;
        }

        Assert.InRange(refused, Mutations / 10, Mutations - 1);
    }

    [Fact]
    public void Every_beginning_of_a_valid_document_is_read_or_refused()
    {
        for (int length = 0; length < Sample.Length; length++)
            Parse(Sample[..length]);
    }

    [Theory]
    [InlineData("x = ", "[", "a = 1")]
    [InlineData("x = ", "{a=", "a = 1")]
    [InlineData("x = ", "[{a=", "a = 1")]
    [InlineData("", "a.", "a = 1")]
    [InlineData("[", "a.", "a]")]
    [InlineData("[[", "a.", "a]]")]
    [InlineData("x = ", "{a.a.a.a.a.a.a.a=", "a = 1")]
    public void Deep_nesting_is_refused_with_a_place(string start, string level, string end)
    {
        string text = start + string.Concat(Enumerable.Repeat(level, Many)) + end;
        var refusal = Assert.Throws<DiagnosticException>(() => TomlDocument.Parse(text, "f"));

        Assert.Contains("nested more than 128 deep", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_of_128_is_read_and_one_more_is_not()
    {
        static string Nested(int depth) => $"x = {new string('[', depth)}{new string(']', depth)}";

        Assert.NotNull(Parse(Encoding.UTF8.GetBytes(Nested(128))));
        Assert.Null(Parse(Encoding.UTF8.GetBytes(Nested(129))));
    }

    [Theory]
    [InlineData("k{0} = {0}\n")]
    [InlineData("a.k{0} = {0}\n")]
    [InlineData("[t{0}]\n")]
    [InlineData("[t.t{0}.x]\n")]
    [InlineData("[[package]]\n[package.x{0}]\n")]
    [InlineData("[[package{0}]]\n")]
    [InlineData("\"k\\u0041{0}\" = ''\n")]
    public void Many_lines_take_time_in_proportion(string line)
    {
        var clock = Stopwatch.StartNew();
        var document = TomlDocument.Parse(string.Concat(Enumerable.Range(0, Many).Select(i => string.Format(line, i))), "f");

        Assert.Equal(0, Touch(document.Root));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Generous);
    }

    [Theory]
    [InlineData("x = [", "1,", "]")]
    [InlineData("x = [", "{a=''},", "]")]
    [InlineData("x = \"", "\\n", "\"")]
    [InlineData("x = \"\"\"", "\\\n", "\"\"\"")]
    [InlineData("x = '''", "''a\r\n", "'''")]
    [InlineData("x = 0.", "1", "")]
    [InlineData("x = 1", "_1", "")]
    [InlineData("x = ", " ", "''")]
    public void One_huge_value_takes_time_in_proportion(string start, string part, string end)
    {
        var clock = Stopwatch.StartNew();
        if (Parse(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(part, Many)) + end)) is { } document)
            Touch(document.Root);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Generous);
    }

    private static TomlDocument? Parse(byte[] bytes)
    {
        try
        {
            return TomlDocument.Parse(bytes, "f");
        }
        catch (DiagnosticException refusal) when (refusal.Diagnostic is { Id: "PYC1002", Span: { Line: >= 1, Column: >= 1 } })
        {
            return null;
        }
    }

    private static void Mutate(List<byte> bytes, Random random, byte[] interesting)
    {
        int at = random.Next(bytes.Count);
        byte other = interesting[random.Next(interesting.Length)];
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = other;
                break;
            case 1:
                bytes.Insert(at, other);
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            default:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(40), bytes.Count - at)));
                break;
        }
    }

    // What is lazy must not fail later either.
    private static int Touch(TomlValue value)
    {
        Assert.True(value.Span is { Line: >= 1, Column: >= 1 });
        foreach (var entry in value is TomlTable table ? table.Entries : [])
        {
            Assert.True(entry.KeySpan.Column >= 1);
            Touch(entry.Value);
        }

        foreach (var item in value as IReadOnlyList<TomlValue> ?? [])
            Touch(item);
        Assert.NotNull(value.ToString());
        return 0;
    }
}
