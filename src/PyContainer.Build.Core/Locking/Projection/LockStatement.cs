namespace PyContainer.Build.Locking;

/// <summary>One header, or one key with its value, of the text of a lock: the lines from its first to its last, ends included.</summary>
/// <param name="Text">The lines.</param>
internal readonly record struct LockStatement(string Text)
{
    /// <summary>Whether it is a header.</summary>
    public bool IsHeader => Text.StartsWith('[');

    /// <summary>The header without its end of line and without comments.</summary>
    public string Header => Text[..(Text.LastIndexOf(']') + 1)].Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The key, without quotes.</summary>
    public string Key => Text.Split('=', 2)[0].Trim().Trim('"', '\'');

    /// <summary>Cuts a text into statements; empty lines and comments join the statement before them.</summary>
    public static List<LockStatement> Cut(string text)
    {
        var statements = new List<LockStatement>();
        var start = 0;
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var newline && newline < 0 ? text.Length : newline + 1;
            var line = text.AsSpan(at, end - at);
            var begins = depth == 0 && !line.IsWhiteSpace() && line[0] is not ('#' or ' ' or '\t');
            if (begins && at > start)
            {
                statements.Add(new(text[start..at]));
                start = at;
            }

            depth += begins && line[0] == '[' ? 0 : Depth(line);
            at = end;
        }

        statements.Add(new(text[start..]));
        return statements;
    }

    /// <summary>Opening less closing brackets outside texts and comments.</summary>
    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        var quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            if (quote == '"' && line[at] == '\\')
                at++;
            else if (quote != '\0')
                quote = line[at] == quote ? '\0' : quote;
            else if (line[at] is '"' or '\'')
                quote = line[at];
            else if (line[at] == '#')
                break;
            else
                depth += line[at] is '[' or '{' ? 1 : line[at] is ']' or '}' ? -1 : 0;
        }

        return depth;
    }
}
