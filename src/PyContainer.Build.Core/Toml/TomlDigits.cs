namespace PyContainer.Build.Toml;

/// <summary>Digits of the four bases of an integer (TOML 1.0, Integer).</summary>
internal static class TomlDigits
{
    public const int Decimal = 10;

    /// <summary>The base that the prefix of a number names.</summary>
    public static int Radix(ReadOnlySpan<byte> number) => number switch
    {
        [(byte)'0', (byte)'x', ..] => 16,
        [(byte)'0', (byte)'o', ..] => 8,
        [(byte)'0', (byte)'b', ..] => 2,
        _ => Decimal,
    };

    /// <summary>How many decimal digits a text begins with.</summary>
    public static int Count(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>The value of a digit of any base; larger than every base for what is no digit.</summary>
    public static int Value(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => int.MaxValue,
    };
}
