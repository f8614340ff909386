namespace PyContainer.Build.Toml;

/// <summary>Reads the parts of a date and time from the beginning of a text, each within its range (RFC 3339, 5.6 and 5.7).</summary>
internal static class TomlDateTimeParts
{
    private const int NanosecondDigits = 9;

    /// <summary><c>1979-05-27</c>.</summary>
    public static bool TryReadDate(ref ReadOnlySpan<byte> rest, out TomlDate? date)
    {
        date = null;
        if (!TryReadNumber(ref rest, 4, 0, 9999, out int year) || !TryTake(ref rest, '-')
            || !TryReadNumber(ref rest, 2, 1, 12, out int month) || !TryTake(ref rest, '-')
            || !TryReadNumber(ref rest, 2, 1, DaysInMonth(year, month), out int day))
            return false;
        date = new TomlDate(year, month, day);
        return true;
    }

    /// <summary>What stands between date and time.</summary>
    public static bool TryTakeSeparator(ref ReadOnlySpan<byte> rest) => TryTake(ref rest, 'T') || TryTake(ref rest, 't') || TryTake(ref rest, ' ');

    /// <summary><c>07:32:00</c> with or without a fraction.</summary>
    public static bool TryReadTime(ref ReadOnlySpan<byte> rest, out TomlTime? time)
    {
        time = null;
        if (!TryReadNumber(ref rest, 2, 0, 23, out int hour) || !TryTake(ref rest, ':')
            || !TryReadNumber(ref rest, 2, 0, 59, out int minute) || !TryTake(ref rest, ':')
            || !TryReadNumber(ref rest, 2, 0, 60, out int second))
            return false;
        int nanosecond = 0;
        if (TryTake(ref rest, '.') && !TryReadFraction(ref rest, out nanosecond))
            return false;
        time = new TomlTime(hour, minute, second, nanosecond);
        return true;
    }

    /// <summary><c>Z</c> or <c>+01:30</c>.</summary>
    public static bool TryReadOffset(ref ReadOnlySpan<byte> rest, out int? minutes)
    {
        minutes = null;
        if (TryTake(ref rest, 'Z') || TryTake(ref rest, 'z'))
        {
            minutes = 0;
            return true;
        }

        bool isWest = TryTake(ref rest, '-');
        if ((!isWest && !TryTake(ref rest, '+'))
            || !TryReadNumber(ref rest, 2, 0, 23, out int hour) || !TryTake(ref rest, ':')
            || !TryReadNumber(ref rest, 2, 0, 59, out int minute))
            return false;
        minutes = (isWest ? -1 : 1) * (60 * hour + minute);
        return true;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> rest, out int nanosecond)
    {
        nanosecond = 0;
        int count = 0;
        for (; !rest.IsEmpty && char.IsAsciiDigit((char)rest[0]); rest = rest[1..])
        {
            if (count++ < NanosecondDigits)
                nanosecond = 10 * nanosecond + rest[0] - '0';
        }

        for (int i = count; i < NanosecondDigits; i++)
            nanosecond *= 10;
        return count > 0;
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> rest, int digits, int least, int most, out int number)
    {
        number = 0;
        if (rest.Length < digits || rest[..digits].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        foreach (byte digit in rest[..digits])
            number = 10 * number + digit - '0';
        rest = rest[digits..];
        return number >= least && number <= most;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, char ascii)
    {
        if (rest.IsEmpty || rest[0] != ascii)
            return false;
        rest = rest[1..];
        return true;
    }

    // The calendar repeats every 400 years, and .NET's begins with the year 1.
    private static int DaysInMonth(int year, int month) => DateTime.DaysInMonth(400 + year % 400, month);
}
