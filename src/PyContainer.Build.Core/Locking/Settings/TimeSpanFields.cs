using System.Globalization;

namespace PyContainer.Build.Locking;

/// <summary>A span of time by its fields, as uv compares them: seven days are not one week.</summary>
internal sealed record TimeSpanFields(long Weeks, long Days, long Hours, long Minutes, decimal Seconds)
{
    /// <summary>Reads <c>3 days</c>, <c>2w 12h</c>, <c>P7D</c> or <c>PT24H</c>. Years and months have no fixed length and are refused.</summary>
    public static TimeSpanFields? Parse(string text)
    {
        text = text.Trim();
        if (text.EndsWith(" ago", StringComparison.Ordinal))
            text = text[..^4];
        return text.StartsWith('P') || text.StartsWith('p') ? Iso(text[1..].ToUpperInvariant()) : Friendly(text.ToLowerInvariant());
    }

    public override string ToString()
    {
        var time = (Hours != 0 ? $"{Hours}H" : "") + (Minutes != 0 ? $"{Minutes}M" : "") + (Seconds != 0 ? $"{Seconds.ToString(CultureInfo.InvariantCulture)}S" : "");
        var date = (Weeks != 0 ? $"{Weeks}W" : "") + (Days != 0 ? $"{Days}D" : "");
        return time.Length > 0 ? $"P{date}T{time}" : date.Length > 0 ? "P" + date : "PT0S";
    }

    private static TimeSpanFields? Iso(string text)
    {
        var inTime = false;
        return Read(text, unit => unit switch
        {
            "W" or "D" when !inTime => unit[0],
            "H" or "M" or "S" when inTime => unit[0],
            _ => null,
        }, character => inTime |= character == 'T');
    }

    private static TimeSpanFields? Friendly(string text) =>
        Read(text, Unit, character => character is ' ' or ',');

    private static char? Unit(string text) => text switch
    {
        "w" or "wk" or "wks" or "week" or "weeks" => 'W',
        "d" or "day" or "days" => 'D',
        "h" or "hr" or "hrs" or "hour" or "hours" => 'H',
        "m" or "min" or "mins" or "minute" or "minutes" => 'M',
        "s" or "sec" or "secs" or "second" or "seconds" => 'S',
        _ => null,
    };

    /// <summary>Numbers, each followed by a unit; <paramref name="skip"/> says which characters may stand between.</summary>
    private static TimeSpanFields? Read(string text, Func<string, char?> unitOf, Func<char, bool> skip)
    {
        var fields = new TimeSpanFields(0, 0, 0, 0, 0);
        var any = false;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                if (!skip(text[at++]))
                    return null;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            var number = text[start..at];
            while (at < text.Length && text[at] == ' ')
                at++;
            start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
                at++;
            if (unitOf(text[start..at]) is not { } unit || fields.With(unit, number) is not { } more)
                return null;
            (fields, any) = (more, true);
        }

        return any ? fields : null;
    }

    private TimeSpanFields? With(char unit, string text)
    {
        if (unit == 'S')
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? this with { Seconds = seconds } : null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return unit switch
        {
            'W' => this with { Weeks = number },
            'D' => this with { Days = number },
            'H' => this with { Hours = number },
            _ => this with { Minutes = number },
        };
    }
}
