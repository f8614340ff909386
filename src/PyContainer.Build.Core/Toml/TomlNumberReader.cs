using System.Globalization;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Reads integers and floats (TOML 1.0, Integer, Float).</summary>
internal static class TomlNumberReader
{
    public static TomlValue Read(TomlSource source, int start, ReadOnlySpan<byte> word)
    {
        int radix = Radix(word);
        var number = word.Contains((byte)'_') ? WithoutUnderscores(source, start, word, radix) : word;
        if (radix != 10)
            return new TomlInteger(source, start, ReadDigits(source, start, number[2..], radix, word));
        var unsigned = number[0] is (byte)'+' or (byte)'-' ? number[1..] : number;
        int whole = CountDigits(unsigned);
        if (whole == 0)
            throw NotANumber(source, start, word);
        if (whole > 1 && unsigned[0] == '0')
            throw source.Error(start, $"the number {TomlWording.Quote(word)} has a leading zero");
        return whole == unsigned.Length
            ? new TomlInteger(source, start, ReadDecimal(source, start, number, word))
            : new TomlFloat(source, start, ReadFloat(source, start, number, unsigned[whole..], word));
    }

    private static int Radix(ReadOnlySpan<byte> word) => word.Length < 2 || word[0] != '0' ? 10 : word[1] switch
    {
        (byte)'x' => 16,
        (byte)'o' => 8,
        (byte)'b' => 2,
        _ => 10,
    };

    private static byte[] WithoutUnderscores(TomlSource source, int start, ReadOnlySpan<byte> word, int radix)
    {
        var digits = new List<byte>(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] != '_')
                digits.Add(word[i]);
            else if (i == 0 || i == word.Length - 1 || Digit(word[i - 1]) >= radix || Digit(word[i + 1]) >= radix)
                throw word[0] == '_' ? NotANumber(source, start, word) : Misplaced(source, start, word);
        }

        return [.. digits];
    }

    private static long ReadDecimal(TomlSource source, int start, ReadOnlySpan<byte> number, ReadOnlySpan<byte> word) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw TooLarge(source, start, word);

    private static long ReadDigits(TomlSource source, int start, ReadOnlySpan<byte> digits, int radix, ReadOnlySpan<byte> word)
    {
        long value = 0;
        foreach (byte each in digits)
        {
            int digit = Digit(each);
            if (digit >= radix)
                throw NotANumber(source, start, word);
            if (value > (long.MaxValue - digit) / radix)
                throw TooLarge(source, start, word);
            value = value * radix + digit;
        }

        return digits.IsEmpty ? throw NotANumber(source, start, word) : value;
    }

    private static double ReadFloat(TomlSource source, int start, ReadOnlySpan<byte> number, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> word) =>
        IsFraction(rest) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw NotANumber(source, start, word);

    /// <summary>Whether a point with digits, an exponent, or both in this order follow the whole part.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> rest)
    {
        if (rest[0] == '.')
        {
            int digits = CountDigits(rest[1..]);
            if (digits == 0)
                return false;
            rest = rest[(1 + digits)..];
        }

        if (rest.IsEmpty)
            return true;
        if (rest[0] is not ((byte)'e' or (byte)'E'))
            return false;
        rest = rest[1..] is [(byte)'+' or (byte)'-', ..] ? rest[2..] : rest[1..];
        return !rest.IsEmpty && CountDigits(rest) == rest.Length;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    private static int Digit(byte each) => each switch
    {
        >= (byte)'0' and <= (byte)'9' => each - '0',
        >= (byte)'a' and <= (byte)'f' => each - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => each - 'A' + 10,
        _ => int.MaxValue,
    };

    private static DiagnosticException TooLarge(TomlSource source, int start, ReadOnlySpan<byte> word) =>
        source.Error(start, $"the integer {TomlWording.Quote(word)} does not fit in 64 bits");

    private static DiagnosticException Misplaced(TomlSource source, int start, ReadOnlySpan<byte> word) =>
        source.Error(start, $"an underscore in {TomlWording.Quote(word)} must stand between two digits");

    private static DiagnosticException NotANumber(TomlSource source, int start, ReadOnlySpan<byte> word) =>
        source.Error(start, char.IsAsciiLetter((char)word[0]) || word[0] == '_'
            ? $"{TomlWording.Quote(word)} is not a value; text needs quotes"
            : $"{TomlWording.Quote(word)} is not a number of TOML 1.0");
}
