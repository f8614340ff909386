using System.Buffers;

namespace PyContainer.Build.Toml;

/// <summary>Reads values that have no quotes or brackets: booleans, numbers, dates and times.</summary>
internal static class TomlLiteralReader
{
    // A superset of what literals are made of, so that an error shows the whole word.
    private static readonly SearchValues<byte> Word = SearchValues.Create([.. TomlCharacters.BareKey, (byte)'+', (byte)'.', (byte)':']);

    public static TomlValue Read(ref TomlCursor cursor)
    {
        int start = cursor.Offset;
        var word = TakeWord(ref cursor);
        if (word.IsEmpty)
            throw cursor.Error($"a value should stand here, found {cursor.Here()}");
        if (TomlDateTimeReader.IsMeant(word))
            return TomlDateTimeReader.Read(ref cursor, start);
        return Named(cursor.Source, start, word) ?? TomlNumberReader.Read(new TomlWord(cursor.Source, start, word));
    }

    /// <summary>Takes what cannot be anything but one literal, good or not.</summary>
    public static ReadOnlySpan<byte> TakeWord(ref TomlCursor cursor) => cursor.TakeAll(Word);

    private static TomlValue? Named(TomlSource source, int start, ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8))
            return new TomlBoolean(source, start, word[0] == 't');
        var unsigned = word[0] is (byte)'+' or (byte)'-' ? word[1..] : word;
        if (unsigned.SequenceEqual("inf"u8))
            return new TomlFloat(source, start, word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        return unsigned.SequenceEqual("nan"u8) ? new TomlFloat(source, start, double.NaN) : null;
    }
}
