using System.Buffers;

namespace PyContainer.Build.Toml;

/// <summary>The four ways to write a string (TOML 1.0, String).</summary>
internal sealed class TomlStringForm
{
    private static readonly TomlStringForm Basic = new("\"\\", isMultiline: false);
    private static readonly TomlStringForm MultilineBasic = new("\"\\", isMultiline: true);
    private static readonly TomlStringForm Literal = new("'", isMultiline: false);
    private static readonly TomlStringForm MultilineLiteral = new("'", isMultiline: true);

    private TomlStringForm(string special, bool isMultiline)
    {
        Quote = special[0];
        IsMultiline = isMultiline;
        var stops = new List<byte>();
        foreach (var control in TomlCharacters.Controls)
        {
            if (!isMultiline || control != '\n')
                stops.Add(control);
        }

        foreach (var each in special)
            stops.Add((byte)each);
        Stops = SearchValues.Create(stops.ToArray());
    }

    public char Quote { get; }

    public bool IsMultiline { get; }

    /// <summary>How many quotes open and close it.</summary>
    public int QuoteCount => IsMultiline ? 3 : 1;

    /// <summary>The bytes that are not simply part of the text.</summary>
    public SearchValues<byte> Stops { get; }

    /// <summary>The form of the string of one line that starts here.</summary>
    public static TomlStringForm OfLine(in TomlCursor cursor) => cursor.Current == '"' ? Basic : Literal;

    /// <summary>The form of the string that starts here.</summary>
    public static TomlStringForm Of(in TomlCursor cursor)
    {
        if (cursor.Rest.StartsWith("\"\"\""u8))
            return MultilineBasic;
        return cursor.Rest.StartsWith("'''"u8) ? MultilineLiteral : OfLine(cursor);
    }
}
