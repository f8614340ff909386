using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>Reads dates and times (TOML 1.0, Offset Date-Time to Local Time).</summary>
internal static class TomlDateTimeReader
{
    private const int DateLength = 10; // 1979-05-27

    /// <summary>Whether a word begins like a date or a time, so that it can be nothing else.</summary>
    public static bool IsMeant(ReadOnlySpan<byte> word)
    {
        int digits = word.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return digits > 0 && word[digits] is (byte)'-' or (byte)':';
    }

    /// <summary>Reads the date or time from its start to where the cursor is, or further when a time follows a blank.</summary>
    public static TomlDateTime Read(ref TomlCursor cursor, int start)
    {
        TakeTimeAfterBlank(ref cursor, start);
        var literal = cursor.Slice(start, cursor.Offset);
        var rest = literal;
        TomlDate? date = null;
        TomlTime? time = null;
        int? offset = null;
        bool isRead = literal.IndexOf((byte)':') == 2
            ? TomlDateTimeParts.TryReadTime(ref rest, out time)
            : TomlDateTimeParts.TryReadDate(ref rest, out date)
                && (rest.IsEmpty || (TomlDateTimeParts.TryTakeSeparator(ref rest)
                    && TomlDateTimeParts.TryReadTime(ref rest, out time)
                    && (rest.IsEmpty || TomlDateTimeParts.TryReadOffset(ref rest, out offset))));
        if (!isRead || !rest.IsEmpty)
            throw new TomlWord(cursor.Source, start, literal).Error("is not a date or time that exists in TOML 1.0");
        return new TomlDateTime(cursor.Source, start, Encoding.UTF8.GetString(literal), date, time, offset);
    }

    // A blank may stand for the T, but only where a time follows: elsewhere it ends the value.
    private static void TakeTimeAfterBlank(ref TomlCursor cursor, int start)
    {
        if (cursor.Offset - start == DateLength && cursor.Rest is [(byte)' ', >= (byte)'0' and <= (byte)'9', ..])
        {
            cursor.Offset++;
            TomlLiteralReader.TakeWord(ref cursor);
        }
    }
}
