using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

public sealed class TomlSpanTests
{
    private const string File = "/repo/pyproject.toml";

    [Fact]
    public void A_key_and_its_value_know_line_and_column()
    {
        var entry = Parse("\n# comment\n  name = 'web'\n").Entries[0];

        Assert.Equal(new SourceSpan(File, 3, 3), entry.KeySpan);
        Assert.Equal(new SourceSpan(File, 3, 10), entry.Value.Span);
    }

    [Fact]
    public void Lines_that_end_with_CR_LF_count_once()
    {
        var entry = Parse("a = 1\r\n\r\nb = 2\r\n").Entries[1];

        Assert.Equal((3, 1), At(entry.KeySpan));
        Assert.Equal((3, 5), At(entry.Value.Span));
    }

    [Fact]
    public void A_byte_order_mark_is_no_column()
    {
        var fromText = Parse("\uFEFFa = 1\nb = 2").Entries;
        var fromBytes = TomlDocument.Parse(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', (byte)'=', (byte)'1' }, File).Root.Entries;

        Assert.Equal([(1, 1), (2, 1)], fromText.Select(entry => At(entry.KeySpan)));
        Assert.Equal((1, 3), At(fromBytes[0].Value.Span));
    }

    [Theory]
    [InlineData("x = ['é', 1]", 11)]
    [InlineData("x = ['中', 1]", 11)]
    [InlineData("x = ['🐍', 1]", 12)]
    public void Columns_count_UTF_16_units(string text, int column)
    {
        var array = (TomlArray)Parse(text).Entries[0].Value;

        Assert.Equal((1, column), At(array[1].Span));
    }

    [Fact]
    public void Each_part_of_a_dotted_key_has_its_place()
    {
        var outer = Parse("""tool . "uv" . package = true""").Entries[0];
        var middle = ((TomlTable)outer.Value).Entries[0];
        var inner = ((TomlTable)middle.Value).Entries[0];

        Assert.Equal([(1, 1), (1, 8), (1, 15)], [At(outer.KeySpan), At(middle.KeySpan), At(inner.KeySpan)]);
        Assert.Equal([(1, 1), (1, 8), (1, 25)], [At(outer.Value.Span), At(middle.Value.Span), At(inner.Value.Span)]);
    }

    [Fact]
    public void A_table_starts_at_the_bracket_of_its_own_header()
    {
        var root = Parse("[tool.uv]\n\n  [ tool ]\n");
        var tool = root.Entries[0];
        var uv = ((TomlTable)tool.Value).Entries[0];

        Assert.Equal(((1, 2), (3, 3)), (At(tool.KeySpan), At(tool.Value.Span)));
        Assert.Equal(((1, 7), (1, 1)), (At(uv.KeySpan), At(uv.Value.Span)));
        Assert.Equal((1, 1), At(root.Span));
    }

    [Fact]
    public void A_table_that_only_a_longer_header_names_starts_at_its_part()
    {
        var tool = Parse("\n[ tool.uv ]").Entries[0];

        Assert.Equal((2, 3), At(tool.Value.Span));
        Assert.Equal((2, 3), At(tool.KeySpan));
    }

    [Fact]
    public void An_array_of_tables_starts_at_its_first_header_and_each_table_at_its_own()
    {
        var package = Parse("[[package]]\nname = 'a'\n\n[[package]]\nname = 'b'\n").Get<TomlArray>("package")!;

        Assert.Equal((1, 1), At(package.Span));
        Assert.Equal([(1, 1), (4, 1)], package.Select(table => At(table.Span)));
    }

    [Fact]
    public void Values_within_values_have_their_own_place()
    {
        var array = (TomlArray)Parse("x = [\n  { a = [], b = \"\"\"\n\n\"\"\", c = -1.5 },\n  2020-01-01 10:00:00Z, # note\n]").Entries[0].Value;
        var table = (TomlTable)array[0];

        Assert.Equal([(2, 3), (5, 3)], array.Select(item => At(item.Span)));
        Assert.Equal([(2, 9), (2, 17), (4, 10)], table.Entries.Select(entry => At(entry.Value.Span)));
    }

    [Fact]
    public void Places_are_right_everywhere_in_a_file_of_many_lengths_of_line()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 400; i++)
            text.Append(new string(' ', i % 7)).Append($"k{i} = '{string.Concat(Enumerable.Repeat("aé中🐍", i % 90))}'\n");
        var lines = text.ToString().Split('\n');

        foreach (var entry in Parse(text.ToString()).Entries)
        {
            Assert.StartsWith(entry.Key + " ", lines[entry.KeySpan.Line - 1][(entry.KeySpan.Column - 1)..]);
            Assert.StartsWith("'", lines[entry.Value.Span.Line - 1][(entry.Value.Span.Column - 1)..]);
        }
    }

    private static TomlTable Parse(string text) => TomlDocument.Parse(text, File).Root;

    private static (int Line, int Column) At(SourceSpan span) => (span.Line, span.Column);
}
