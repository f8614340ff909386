using System.Globalization;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Reads integers and floats (TOML 1.0, Integer, Float).</summary>
internal static class TomlNumberReader
{
    public static TomlValue Read(TomlWord word)
    {
        int radix = TomlDigits.Radix(word.Text);
        var number = word.Text.Contains((byte)'_') ? WithoutUnderscores(word, radix) : word.Text;
        if (radix != TomlDigits.Decimal)
            return new TomlInteger(word.Source, word.Start, ReadInteger(word, number[2..], radix));
        var unsigned = number[0] is (byte)'+' or (byte)'-' ? number[1..] : number;
        int whole = TomlDigits.Count(unsigned);
        if (whole == 0)
            throw NotANumber(word);
        if (whole > 1 && unsigned[0] == '0')
            throw word.Error("has a leading zero");
        return whole == unsigned.Length
            ? new TomlInteger(word.Source, word.Start, ReadDecimal(word, number))
            : new TomlFloat(word.Source, word.Start, ReadFloat(word, number, unsigned[whole..]));
    }

    private static byte[] WithoutUnderscores(TomlWord word, int radix)
    {
        var text = word.Text;
        var digits = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_')
                digits.Add(text[i]);
            else if (i == 0)
                throw NotANumber(word);
            else if (i == text.Length - 1 || TomlDigits.Value(text[i - 1]) >= radix || TomlDigits.Value(text[i + 1]) >= radix)
                throw word.Error("has an underscore that is not between two digits");
        }

        return [.. digits];
    }

    private static long ReadDecimal(TomlWord word, ReadOnlySpan<byte> number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : throw TooLarge(word);

    private static long ReadInteger(TomlWord word, ReadOnlySpan<byte> digits, int radix)
    {
        long value = 0;
        foreach (byte each in digits)
        {
            int digit = TomlDigits.Value(each);
            if (digit >= radix)
                throw NotANumber(word);
            if (value > (long.MaxValue - digit) / radix)
                throw TooLarge(word);
            value = value * radix + digit;
        }

        return digits.IsEmpty ? throw NotANumber(word) : value;
    }

    private static double ReadFloat(TomlWord word, ReadOnlySpan<byte> number, ReadOnlySpan<byte> afterWhole) =>
        IsFraction(afterWhole) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw NotANumber(word);

    /// <summary>Whether a text is a point with digits, an exponent, or both in this order.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> text)
    {
        if (text[0] == '.')
        {
            int digits = TomlDigits.Count(text[1..]);
            if (digits == 0)
                return false;
            text = text[(1 + digits)..];
        }

        if (text.IsEmpty)
            return true;
        if (text[0] is not ((byte)'e' or (byte)'E'))
            return false;
        text = text[1..] is [(byte)'+' or (byte)'-', ..] ? text[2..] : text[1..];
        return !text.IsEmpty && TomlDigits.Count(text) == text.Length;
    }

    private static DiagnosticException TooLarge(TomlWord word) => word.Error("does not fit in an integer of 64 bits");

    private static DiagnosticException NotANumber(TomlWord word) => word.Error(
        char.IsAsciiLetter((char)word.Text[0]) || word.Text[0] == '_'
            ? "is not a value; text needs quotes"
            : "is not a number of TOML 1.0");
}
