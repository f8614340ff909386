using System.Buffers;

namespace PyContainer.Build.Toml;

/// <summary>What stands between keys and values: blanks, line ends, comments (TOML 1.0, Spec, Comment).</summary>
internal static class TomlTrivia
{
    private static readonly SearchValues<byte> CommentEnds = SearchValues.Create(TomlCharacters.Controls);

    /// <summary>Skips spaces and tabs.</summary>
    public static void SkipBlanks(this ref TomlCursor cursor)
    {
        while (cursor.Current is ' ' or '\t')
            cursor.Offset++;
    }

    /// <summary>Takes LF or CR LF; a CR alone is no line end.</summary>
    public static bool TryTakeLineEnd(this ref TomlCursor cursor)
    {
        if (cursor.Current == '\n')
            cursor.Offset++;
        else if (cursor.Rest.StartsWith("\r\n"u8))
            cursor.Offset += 2;
        else
            return false;
        return true;
    }

    /// <summary>Skips blanks, line ends and comments up to something that counts.</summary>
    public static void SkipLines(this ref TomlCursor cursor)
    {
        do
        {
            cursor.SkipBlanks();
            cursor.SkipComment();
        }
        while (cursor.TryTakeLineEnd());
    }

    /// <summary>Requires that nothing but blanks and a comment stands in the rest of the line.</summary>
    public static void RequireLineEnd(this ref TomlCursor cursor)
    {
        cursor.SkipBlanks();
        cursor.SkipComment();
        if (!cursor.TryTakeLineEnd() && !cursor.AtEnd)
            throw cursor.Error($"the line should end here, found {cursor.Here()}");
    }

    private static void SkipComment(this ref TomlCursor cursor)
    {
        if (cursor.Current == '#' && cursor.MoveTo(CommentEnds) && cursor.Current != '\n' && !cursor.Rest.StartsWith("\r\n"u8))
            throw cursor.Error($"{cursor.Here()} is not allowed in a comment");
    }
}
