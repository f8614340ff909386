using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyContainer.Build.Toml;

/// <summary>The form in which the conformance suite says what a file means: each value with the name of its type.</summary>
internal static class TaggedJson
{
    /// <summary>Says where a value differs from what is expected, or null when it does not.</summary>
    public static string? Difference(TomlValue value, JsonNode expected, string path = "") => value switch
    {
        TomlTable table => TableDifference(table, expected, path),
        TomlArray array => ArrayDifference(array, expected, path),
        _ => ScalarDifference(value, expected, path),
    };

    private static string? TableDifference(TomlTable table, JsonNode expected, string path)
    {
        if (expected is not JsonObject members)
            return $"{path}: a table";
        var names = members.Select(member => member.Key).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(table.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal)))
            return $"{path}: keys {string.Join(',', table.Entries)}";
        return table.Entries
            .Select(entry => Difference(entry.Value, members[entry.Key]!, $"{path}.{entry.Key}"))
            .FirstOrDefault(found => found is not null);
    }

    private static string? ArrayDifference(TomlArray array, JsonNode expected, string path)
    {
        if (expected is not JsonArray items || items.Count != array.Count)
            return $"{path}: an array of {array.Count}";
        return array.Select((item, i) => Difference(item, items[i]!, $"{path}[{i}]")).FirstOrDefault(found => found is not null);
    }

    private static string? ScalarDifference(TomlValue value, JsonNode expected, string path)
    {
        string type = Type(value);
        string text = (string)expected["value"]!;
        if ((string?)expected["type"] != type)
            return $"{path}: a {type}";
        bool isSame = value switch
        {
            TomlFloat number => number.Value.Equals(Float(text)),
            TomlDateTime time => IsSame(time, (TomlDateTime)TomlDocument.Parse($"x = {text}", "expected").Root.Entries[0].Value),
            _ => value.ToString() == text,
        };
        return isSame ? null : $"{path}: {JsonSerializer.Serialize(value.ToString())} and not {expected.ToJsonString()}";
    }

    private static bool IsSame(TomlDateTime left, TomlDateTime right) =>
        (left.Kind, left.Date, left.Time, left.OffsetMinutes) == (right.Kind, right.Date, right.Time, right.OffsetMinutes);

    private static double Float(string text) => text.TrimStart('+', '-') switch
    {
        "inf" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Type(TomlValue value) => value switch
    {
        TomlString => "string",
        TomlInteger => "integer",
        TomlFloat => "float",
        TomlBoolean => "bool",
        TomlDateTime { Kind: TomlDateTimeKind.OffsetDateTime } => "datetime",
        TomlDateTime { Kind: TomlDateTimeKind.LocalDateTime } => "datetime-local",
        TomlDateTime { Kind: TomlDateTimeKind.LocalDate } => "date-local",
        _ => "time-local",
    };
}
