using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

public sealed class TomlErrorTests
{
    [Theory]
    [InlineData("[p]\nname = 1\n\n 'name' = 2", 4, 2, "the key 'name' stands twice in this table (first in line 2)")]
    [InlineData("[a.b]\n[c]\n[a.b]", 3, 1, "the table 'a.b' is defined twice (first in line 1)")]
    [InlineData("[[a]]\n[a]", 2, 1, "'a' cannot be a table: it is an array of tables since line 1")]
    [InlineData("[a]\n[[a]]", 2, 1, "'a' cannot be an array of tables: it is a table since line 1")]
    [InlineData("a = [1]\n[[a]]", 2, 1, "'a' cannot be an array of tables: it is an array since line 1")]
    [InlineData("a.b = 1\n[a]", 2, 1, "'a' cannot be a table: it is a table of dotted keys since line 1")]
    [InlineData("a = {}\n[a.b]", 2, 2, "'a' cannot be extended by this header: it is an inline table since line 1")]
    [InlineData("[a.b]\n[a]\nb.c = 1", 3, 1, "the dotted key cannot add to 'b': it is a table since line 1")]
    [InlineData("[a.b.c]\n[a]\nb.x = 1\n[a.b]", 4, 1, "'a.b' cannot be a table: it is a table of dotted keys since line 1")]
    [InlineData("a = { b = 1", 1, 12, "',' or '}' should follow in the inline table, found the end of the file")]
    [InlineData("a = { b = 1\n}", 1, 12, "an inline table must stand in one line")]
    [InlineData("a = { b = 1, }", 1, 14, "an inline table may not end with a comma")]
    [InlineData("a = [1 2]", 1, 8, "',' or ']' should follow in the array of line 1, found '2'")]
    [InlineData("a = [1, , 2]", 1, 9, "a value should stand here, found ','")]
    [InlineData("a = 1 b = 2", 1, 7, "the line should end here, found 'b'")]
    [InlineData("a\n", 1, 2, "'=' should follow the key 'a', found the end of the line")]
    [InlineData("= 1", 1, 1, "a key should stand here, found '='")]
    [InlineData("🐍 = 1", 1, 1, "a key should stand here, found '🐍'")]
    [InlineData("a = ", 1, 5, "a value should stand here, found the end of the file")]
    [InlineData("[a", 1, 3, "the header should end with ']', found the end of the file")]
    [InlineData("[[a]", 1, 5, "the header should end with ']]', found the end of the file")]
    [InlineData("a = True", 1, 5, "'True' is not a value; text needs quotes")]
    [InlineData("a = 007", 1, 5, "'007' has a leading zero")]
    [InlineData("a = 1__0", 1, 5, "'1__0' has an underscore that is not between two digits")]
    [InlineData("a = 9223372036854775808", 1, 5, "'9223372036854775808' does not fit in an integer of 64 bits")]
    [InlineData("a = 0xG", 1, 5, "'0xG' is not a number of TOML 1.0")]
    [InlineData("a = 2023-02-29", 1, 5, "'2023-02-29' is not a date or time that exists in TOML 1.0")]
    [InlineData("a = \"x\ny\"", 1, 5, "this string has no closing \" in its line")]
    [InlineData("a = '''x\ny''", 1, 5, "this string has no closing '''")]
    [InlineData("a = \"é\\e\"", 1, 7, "a backslash before 'e' is no escape of TOML 1.0")]
    [InlineData("a = \"\\u12G4\"", 1, 6, "this escape needs 4 hexadecimal digits")]
    [InlineData("a = \"\\uD800\"", 1, 6, "U+D800 is no character: surrogates and numbers above U+10FFFF are refused")]
    [InlineData("a = \"\u0001\"", 1, 6, "the character U+0001 is not allowed in a string")]
    [InlineData("# \u007F", 1, 3, "the character U+007F is not allowed in a comment")]
    [InlineData("a = 1\rb = 2", 1, 6, "the line should end here, found the character U+000D")]
    public void An_error_says_what_is_wrong_and_where(string text, int line, int column, string what)
    {
        var found = Refusal(() => TomlDocument.Parse(text, "/repo/uv.lock"));

        Assert.Equal(new SourceSpan("/repo/uv.lock", line, column), found.Span);
        Assert.Equal($"This is not valid TOML: {what}. Correct the file and publish again.", found.Message);
        Assert.Equal(TomlCodes.InvalidToml, found.Descriptor);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_at_their_place()
    {
        var found = Refusal(() => TomlDocument.Parse("a = 1\nb = '\u00E9"u8.ToArray().Append((byte)0xFF).ToArray(), "f"));

        Assert.Equal(new SourceSpan("f", 2, 7), found.Span);
        Assert.Contains("the byte 0xFF is not UTF-8 here", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_at_its_place()
    {
        string text = "a = 1\nb = '🐍" + (char)0xD83D + "'";
        var found = Refusal(() => TomlDocument.Parse(text, "f"));

        Assert.Equal(new SourceSpan("f", 2, 8), found.Span);
    }

    [Fact]
    public void A_long_name_is_cut_in_the_message()
    {
        string name = new('k', 10_000);
        var found = Refusal(() => TomlDocument.Parse($"{name} = 1\n{name} = 2", "f"));

        Assert.InRange(found.Message.Length, 60, 250);
    }

    [Fact]
    public void A_name_with_a_line_end_does_not_break_the_message()
    {
        var found = Refusal(() => TomlDocument.Parse("\"a\\nb\" = 1\n\"a\\nb\" = 2", "f"));

        Assert.Contains(@"'a\u000Ab'", found.Message, StringComparison.Ordinal);
    }

    private static Diagnostic Refusal(Action parse) => Assert.Throws<DiagnosticException>(parse).Diagnostic;
}
