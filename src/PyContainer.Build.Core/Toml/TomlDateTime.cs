using System.Runtime.InteropServices;

namespace PyContainer.Build.Toml;

/// <summary>The four date and time types of TOML 1.0, which differ in what they say.</summary>
public enum TomlDateTimeKind
{
    /// <summary>Date, time and offset: an instant.</summary>
    OffsetDateTime,

    /// <summary>Date and time without an offset.</summary>
    LocalDateTime,

    /// <summary>A day.</summary>
    LocalDate,

    /// <summary>A time of day.</summary>
    LocalTime,
}

/// <summary>A day of the Gregorian calendar; it exists, leap years considered.</summary>
/// <param name="Year">0 to 9999, as RFC 3339 allows; .NET's own date types begin with 1.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the length of the month.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TomlDate(int Year, int Month, int Day);

/// <summary>A time of day.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 60: RFC 3339 allows a leap second, which .NET's own time types do not know.</param>
/// <param name="Nanosecond">0 to 999,999,999; further digits are cut off, not rounded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TomlTime(int Hour, int Minute, int Second, int Nanosecond);

/// <summary>A date, a time or both (TOML 1.0, Offset Date-Time to Local Time; RFC 3339).</summary>
public sealed class TomlDateTime : TomlValue
{
    internal TomlDateTime(TomlSource source, int offset, string text, TomlDate? date, TomlTime? time, int? offsetMinutes)
        : base(source, offset) => (Text, Date, Time, OffsetMinutes) = (text, date, time, offsetMinutes);

    /// <summary>Which of the four types.</summary>
    public TomlDateTimeKind Kind => (Date, Time, OffsetMinutes) switch
    {
        (null, _, _) => TomlDateTimeKind.LocalTime,
        (_, null, _) => TomlDateTimeKind.LocalDate,
        (_, _, null) => TomlDateTimeKind.LocalDateTime,
        _ => TomlDateTimeKind.OffsetDateTime,
    };

    /// <summary>The literal as it stands in the file.</summary>
    public string Text { get; }

    /// <summary>The day; null for a local time.</summary>
    public TomlDate? Date { get; }

    /// <summary>The time of day; null for a local date.</summary>
    public TomlTime? Time { get; }

    /// <summary>Minutes east of UTC; null unless the kind is <see cref="TomlDateTimeKind.OffsetDateTime"/>.</summary>
    public int? OffsetMinutes { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
