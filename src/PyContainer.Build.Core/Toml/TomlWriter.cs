using System.Globalization;
using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>Writes a value on one line (TOML 1.0): what was read comes out with the same meaning, not with the same spelling.</summary>
public static class TomlWriter
{
    /// <summary>Writes a value; a table becomes an inline table.</summary>
    public static string Write(TomlValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Writes a text as a basic string.</summary>
    public static string Write(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
                text.Append('\\').Append(character);
            else if (char.IsControl(character))
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                text.Append(character);
        }

        return text.Append('"').ToString();
    }

    /// <summary>Writes a key, bare where it may be.</summary>
    public static string WriteKey(string key) => key.Length > 0 && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? key : Write(key);

    private static void Write(StringBuilder text, TomlValue value)
    {
        switch (value)
        {
            case TomlString or null:
                text.Append(Write(((TomlString?)value)?.Value ?? ""));
                break;
            case TomlArray array:
                Join(text, "[", array, item => Write(text, item), "]");
                break;
            case TomlTable table:
                Join(text, "{ ", table.Entries, entry =>
                {
                    text.Append(WriteKey(entry.Key)).Append(" = ");
                    Write(text, entry.Value);
                }, " }");
                break;
            case TomlFloat { Value: var number }:
                text.Append(double.IsNaN(number) ? "nan" : double.IsInfinity(number) ? number > 0 ? "inf" : "-inf" : number.ToString("0.0###############E+0", CultureInfo.InvariantCulture));
                break;
            default:
                // Numbers, truth values and dates write themselves.
                text.Append(value);
                break;
        }
    }

    private static void Join<T>(StringBuilder text, string open, IEnumerable<T> items, Action<T> write, string close)
    {
        text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            write(item);
            separator = ", ";
        }

        text.Append(close);
    }
}
