using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>Reads strings of all four forms (TOML 1.0, String).</summary>
internal static class TomlStringReader
{
    // Two quotes may stand directly before the three that close a multi-line string.
    private const int MostQuotes = 5;

    /// <summary>Reads a string that is a value.</summary>
    public static TomlString ReadValue(ref TomlCursor cursor)
    {
        int start = cursor.Offset;
        return new TomlString(cursor.Source, start, Read(ref cursor, TomlStringForm.Of(cursor)));
    }

    /// <summary>Reads a string that is a key: it stands in one line.</summary>
    public static TomlText ReadLine(ref TomlCursor cursor) => Read(ref cursor, TomlStringForm.OfLine(cursor));

    private static TomlText Read(ref TomlCursor cursor, TomlStringForm form)
    {
        int opening = cursor.Offset;
        cursor.Offset += form.QuoteCount;
        if (form.IsMultiline)
            cursor.TryTakeLineEnd(); // A line end directly after the quotes is not part of the text.
        int start = cursor.Offset;
        int undecoded = start;
        StringBuilder? decoded = null;
        while (cursor.MoveTo(form.Stops))
        {
            if (cursor.Current == form.Quote)
            {
                if (TryClose(ref cursor, form, out int end))
                    return new TomlText(start, end - start, decoded?.Append(cursor, undecoded, end).ToString());
            }
            else if (cursor.Current == '\\')
            {
                decoded = (decoded ?? new StringBuilder()).Append(cursor, undecoded, cursor.Offset);
                TomlEscapes.Read(ref cursor, form, decoded);
                undecoded = cursor.Offset;
            }
            else if (!form.IsMultiline || !cursor.TryTakeLineEnd())
                throw Refused(cursor, opening, form);
        }

        throw NeverClosed(cursor, opening, form);
    }

    private static bool TryClose(ref TomlCursor cursor, TomlStringForm form, out int end)
    {
        int most = form.IsMultiline ? MostQuotes : 1;
        int count = 0;
        while (count < most && cursor.TryTake(form.Quote))
            count++;
        end = cursor.Offset - form.QuoteCount;
        return count >= form.QuoteCount;
    }

    private static StringBuilder Append(this StringBuilder decoded, in TomlCursor cursor, int start, int end) =>
        decoded.Append(Encoding.UTF8.GetString(cursor.Slice(start, end)));

    private static DiagnosticException Refused(in TomlCursor cursor, int opening, TomlStringForm form)
    {
        bool isLineEnd = cursor.Current == '\n' || cursor.Rest.StartsWith("\r\n"u8);
        return isLineEnd ? NeverClosed(cursor, opening, form) : cursor.Error($"{cursor.Here()} is not allowed in a string");
    }

    // The opening quote is the place to look at: where the closing one was meant, nobody knows.
    private static DiagnosticException NeverClosed(in TomlCursor cursor, int opening, TomlStringForm form) => cursor.Source.Error(
        opening,
        $"this string has no closing {new string(form.Quote, form.QuoteCount)}{(form.IsMultiline ? "" : " in its line")}");
}
