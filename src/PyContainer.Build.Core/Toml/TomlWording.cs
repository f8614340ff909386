using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>How errors name what stands in the file.</summary>
internal static class TomlWording
{
    // A message is read in a console line.
    private const int LongestQuote = 60;

    /// <summary>What stands at the place: a character, the end of the line, the end of the file.</summary>
    public static string Here(this in TomlCursor cursor)
    {
        if (cursor.AtEnd)
            return "the end of the file";
        if (cursor.Current == '\n' || cursor.Rest.StartsWith("\r\n"u8))
            return "the end of the line";
        _ = Rune.DecodeFromUtf8(cursor.Rest, out var rune, out _);
        return IsPlain(rune) ? $"'{rune}'" : $"the character U+{rune.Value:X4}";
    }

    /// <summary>A text of the file in quotes, cut when it is long, without characters that would break the line.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (quoted.Length > LongestQuote)
                return quoted.Append("…'").ToString();
            quoted.Append(IsPlain(rune) ? rune.ToString() : $"\\u{rune.Value:X4}");
        }

        return quoted.Append('\'').ToString();
    }

    /// <inheritdoc cref="Quote(string)"/>
    public static string Quote(ReadOnlySpan<byte> utf8) => Quote(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 4 * LongestQuote)]));

    /// <summary>Names a key by its parts, as it would be written without quotes.</summary>
    public static string Quote(ReadOnlySpan<TomlKeyPart> key)
    {
        var dotted = new StringBuilder();
        foreach (var part in key)
        {
            dotted.Append(dotted.Length == 0 ? "" : ".").Append(part.Name);
            if (dotted.Length > LongestQuote)
                break;
        }

        return Quote(dotted.ToString());
    }

    /// <summary>What kind of value, with its article.</summary>
    public static string Kind(TomlValue value) => value switch
    {
        TomlTable { Origin: TomlTableOrigin.Inline } => "an inline table",
        TomlTable { Origin: TomlTableOrigin.Dotted } => "a table of dotted keys",
        TomlTable => "a table",
        TomlArray { IsOfTables: true } => "an array of tables",
        TomlArray => "an array",
        TomlString => "a string",
        TomlInteger => "an integer",
        TomlFloat => "a float",
        TomlBoolean => "a boolean",
        _ => "a date or time",
    };

    // Others could be invisible, or turn the direction of the text around them.
    private static bool IsPlain(Rune rune) => rune.IsAscii
        ? !Rune.IsControl(rune)
        : Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune) || Rune.IsPunctuation(rune);
}
