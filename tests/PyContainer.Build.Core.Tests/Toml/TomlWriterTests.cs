using System.Text;

namespace PyContainer.Build.Toml;

public sealed class TomlWriterTests
{
    [Theory]
    [InlineData("\"plain\"")]
    [InlineData("'a \"quoted\" \\ text'")]
    [InlineData("\"tab\\t, line\\n, bell\\u0007, é, 😀\"")]
    [InlineData("-17")]
    [InlineData("0xff")]
    [InlineData("1.5e300")]
    [InlineData("-0.25")]
    [InlineData("inf")]
    [InlineData("-inf")]
    [InlineData("true")]
    [InlineData("2026-11-21T10:00:00Z")]
    [InlineData("07:32:00")]
    [InlineData("[1, [2, \"a\"], { b = 3 }]")]
    [InlineData("{ name = \"acme\", \"odd key\" = [{ deep.er = false }], \"\" = 1 }")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_value_comes_out_with_the_same_meaning(string value)
    {
        var written = TomlWriter.Write(Read(value));
        Assert.DoesNotContain('\n', written);
        Assert.Equal(Meaning(Read(value)), Meaning(Read(written)));
    }

    [Fact]
    public void A_text_cannot_leave_its_quotes() => Assert.Equal("\"a\\\"\\u000A[tool.uv]\\\\\"", TomlWriter.Write("a\"\n[tool.uv]\\"));

    private static TomlValue Read(string value) => TomlDocument.Parse(Encoding.UTF8.GetBytes("key = " + value + "\n"), "a.toml").Root.Find("key")!.Value;

    private static string Meaning(TomlValue value) => value switch
    {
        TomlArray array => $"[{string.Join(';', array.Select(Meaning))}]",
        TomlTable table => $"{{{string.Join(';', table.Entries.Select(entry => $"{entry.Key}={Meaning(entry.Value)}"))}}}",
        TomlFloat number => $"float {BitConverter.DoubleToInt64Bits(number.Value)}",
        _ => $"{value.GetType().Name} {value}",
    };
}
