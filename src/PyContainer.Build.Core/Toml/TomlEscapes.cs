using System.Buffers.Text;
using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>Reads what follows a backslash in a basic string (TOML 1.0, String). <c>\e</c> and <c>\x</c> came later.</summary>
internal static class TomlEscapes
{
    public static void Read(ref TomlCursor cursor, TomlStringForm form, StringBuilder decoded)
    {
        int start = cursor.Offset++;
        char? simple = Simple(cursor.Current);
        if (simple is not null)
        {
            decoded.Append(simple);
            cursor.Offset++;
        }
        else if (cursor.TryTake('u'))
            ReadRune(ref cursor, start, 4, decoded);
        else if (cursor.TryTake('U'))
            ReadRune(ref cursor, start, 8, decoded);
        else if (!form.IsMultiline || !TrySkipLineEnds(ref cursor))
            throw cursor.Source.Error(start, $"a backslash before {cursor.Here()} is no escape of TOML 1.0");
    }

    private static char? Simple(int after) => after switch
    {
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'f' => '\f',
        'r' => '\r',
        '"' or '\\' => (char)after,
        _ => null,
    };

    private static void ReadRune(ref TomlCursor cursor, int start, int digits, StringBuilder decoded)
    {
        var rest = cursor.Rest;
        if (rest.Length < digits || !Utf8Parser.TryParse(rest[..digits], out uint code, out int read, 'X') || read != digits)
            throw cursor.Source.Error(start, $"this escape needs {digits} hexadecimal digits");
        if (!Rune.IsValid(code))
            throw cursor.Source.Error(start, $"U+{code:X4} is no character: surrogates and numbers above U+10FFFF are refused");
        decoded.Append(new Rune(code).ToString());
        cursor.Offset += digits;
    }

    // At the end of a line the backslash swallows everything up to the next visible character.
    private static bool TrySkipLineEnds(ref TomlCursor cursor)
    {
        int start = cursor.Offset;
        cursor.SkipBlanks();
        if (!cursor.TryTakeLineEnd())
        {
            cursor.Offset = start;
            return false;
        }

        do
            cursor.SkipBlanks();
        while (cursor.TryTakeLineEnd());
        return true;
    }
}
