using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PyContainer.Build.Toml;

public sealed class TomlValueTests
{
    [Fact]
    public void Entries_stand_in_the_order_of_the_file()
    {
        var root = Parse("z = 1\na.y = 2\n[m]\n[b]\n[a.x]\n");

        Assert.Equal(["z", "a", "m", "b"], root.Entries.Select(entry => entry.Key));
        Assert.Equal(["y", "x"], root.Get<TomlTable>("a")!.Entries.Select(entry => entry.Key));
        Assert.Equal(4, root.Count);
    }

    [Fact]
    public void A_key_is_found_in_a_small_table_and_in_a_large_one()
    {
        foreach (int size in (int[])[1, 8, 9, 1000])
        {
            var root = Parse(string.Concat(Enumerable.Range(0, size).Select(i => $"k{i} = {i}\n")));

            for (int i = 0; i < size; i++)
                Assert.Equal(i, root.Get<TomlInteger>($"k{i}")?.Value);
            Assert.Null(root.Find("K0"));
            Assert.False(root.TryGetValue($"k{size}", out _));
        }
    }

    [Fact]
    public void A_value_of_another_type_is_as_good_as_none_for_the_typed_lookups()
    {
        var root = Parse("name = 'web'\nsize = 1");

        Assert.Equal("web", root.GetString("name"));
        Assert.Null(root.GetString("size"));
        Assert.Null(root.GetString("absent"));
        Assert.Null(root.Get<TomlTable>("name"));
        Assert.True(root.TryGetValue("size", out var size) && size is TomlInteger { Value: 1 });
    }

    [Fact]
    public void A_quoted_key_is_the_key_it_spells()
    {
        var root = Parse("\"a b\" = 1\n'c.d' = 2\n\"\\u00e9\" = 3\n'' = 4\n'ä'.\"ö\" = 5");

        Assert.Equal(["a b", "c.d", "é", "", "ä"], root.Entries.Select(entry => entry.Key));
        Assert.Equal(5, root.Get<TomlTable>("ä")?.Get<TomlInteger>("ö")?.Value);
    }

    [Theory]
    [InlineData("""x = "a\tb\"\\\u00e9\U0001F40D" """, "a\tb\"\\é🐍")]
    [InlineData("""x = 'C:\n' """, @"C:\n")]
    [InlineData("x = \"\"\"\r\na\r\n  b \\\r\n \n  c\"\"\"", "a\r\n  b c")]
    [InlineData("x = '''\n\\'a''b\n'''", "\\'a''b\n")]
    [InlineData("x = \"\"\"\"\"a\"\"\"\"\"", "\"\"a\"\"")]
    [InlineData("x = ''''''", "")]
    [InlineData("x = \"\"", "")]
    public void A_string_is_what_its_form_says(string text, string value) => Assert.Equal(value, Parse(text).GetString("x"));

    [Fact]
    public void Every_text_can_be_written_and_read_again() => Prop
        .ForAll(ArbMap.Default.ArbFor<UnicodeString>(), generated =>
        {
            // Half surrogate pairs, which the generator makes too, are no text.
            string text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(generated.Get));
            return Parse($"\"{Escape(text)}\" = \"{Escape(text)}\"").GetString(text) == text;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_integer_can_be_written_and_read_again() => Prop
        .ForAll(ArbMap.Default.ArbFor<long>(), number => Integer($"{number}") == number && (number < 0 || Integer($"0x{number:X}") == number))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_float_can_be_written_and_read_again() => Prop
        .ForAll(
            ArbMap.Default.ArbFor<NormalFloat>(),
            number => Parse($"x = {Dotted(number.Get)}").Get<TomlFloat>("x")!.Value.Equals(number.Get))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7fff_ffff_ffff_ffff", long.MaxValue)]
    [InlineData("0o755", 493)]
    [InlineData("0b1101_0110", 214)]
    [InlineData("+1_000", 1000)]
    [InlineData("-0", 0)]
    public void An_integer_may_be_written_in_four_bases(string literal, long value) => Assert.Equal(value, Integer(literal));

    [Theory]
    [InlineData("1979-05-27 07:32:01.1234567899-00:30", TomlDateTimeKind.OffsetDateTime, -30)]
    [InlineData("1979-05-27t07:32:01.123456789z", TomlDateTimeKind.OffsetDateTime, 0)]
    [InlineData("1979-05-27T07:32:01.123456789", TomlDateTimeKind.LocalDateTime, null)]
    [InlineData("1979-05-27 # a day", TomlDateTimeKind.LocalDate, null)]
    [InlineData("07:32:01.123456789", TomlDateTimeKind.LocalTime, null)]
    public void A_date_or_time_says_as_much_as_is_written(string literal, TomlDateTimeKind kind, int? offset)
    {
        var value = (TomlDateTime)Parse($"x = {literal}").Entries[0].Value;

        Assert.Equal(kind, value.Kind);
        Assert.Equal(literal.Split(" #")[0], value.Text);
        Assert.Equal(kind == TomlDateTimeKind.LocalTime ? null : new TomlDate(1979, 5, 27), value.Date);
        Assert.Equal(kind == TomlDateTimeKind.LocalDate ? null : new TomlTime(7, 32, 1, 123_456_789), value.Time);
        Assert.Equal(offset, value.OffsetMinutes);
    }

    [Fact]
    public void A_dotted_key_may_define_what_a_longer_header_only_named()
    {
        var a = Parse("[a.b.c]\nx = 1\n[a]\nb.y = 2").Get<TomlTable>("a")!;

        Assert.Equal(["c", "y"], a.Get<TomlTable>("b")!.Entries.Select(entry => entry.Key));
    }

    private static TomlTable Parse(string text) => TomlDocument.Parse(text, "f").Root;

    private static long Integer(string literal) => Parse($"x = {literal}").Get<TomlInteger>("x")!.Value;

    private static string Dotted(double number) => number.ToString("E17").Replace("E", "e", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(Rune.IsControl(rune) || rune.Value is '"' or '\\' ? $"\\U{rune.Value:X8}" : rune.ToString());
        return escaped.ToString();
    }
}
