using System.Globalization;

namespace PyContainer.Build.Locking;

/// <summary>A value of <c>exclude-newer</c>: a time, a span before now, or switched off.</summary>
internal sealed record ExcludeNewer(DateTimeOffset? Time, TimeSpanFields? Span)
{
    public static readonly ExcludeNewer Disabled = new(null, null);

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd' 'HH:mmK"];

    public bool IsDisabled => Time is null && Span is null;

    /// <summary>Whether it was written as a date without a time, which means the midnight after it in some zone.</summary>
    public bool IsBareDate { get; init; }

    /// <summary>Reads a setting; null when it is neither time nor span.</summary>
    public static ExcludeNewer? Parse(string text, TimeZoneInfo zone)
    {
        if (text is "false")
            return Disabled;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date == DateTime.MaxValue.Date ? null : new(Midnight(date.AddDays(1), zone), null) { IsBareDate = true };
        return ParseTime(text) is { } time ? new(time, null) : TimeSpanFields.Parse(text) is { } span ? new(null, span) : null;
    }

    /// <summary>Reads an RFC 3339 time, fractions beyond 100 ns dropped.</summary>
    public static DateTimeOffset? ParseTime(string text)
    {
        if (!text.EndsWith('Z') && !text.EndsWith('z') && text.LastIndexOfAny(['+', '-']) < 11)
            return null;
        return DateTimeOffset.TryParseExact(Shortened(text), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    public bool Equals(ExcludeNewer? other) => other is not null && Time == other.Time && Equals(Span, other.Span);

    public override int GetHashCode() => HashCode.Combine(Time, Span);

    public override string ToString() =>
        IsDisabled ? "false" : Span is not null ? $"'{Span}'" : $"'{Time!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)}'";

    private static string Shortened(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - dot > 8 ? string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end)) : text;
    }

    private static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone)
    {
        // A midnight that the clock skips begins when it goes on.
        while (zone.IsInvalidTime(day))
            day = day.AddMinutes(30);
        return new DateTimeOffset(day, zone.GetUtcOffset(day));
    }
}
