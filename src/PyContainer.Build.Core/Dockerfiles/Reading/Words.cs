namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Splits at white space outside of quotes. The words keep their quotes and escapes.</summary>
internal static class Words
{
    internal static IReadOnlyList<string> Split(string text, char escape)
    {
        var words = new List<string>();
        for (var at = SkipSpace(text, 0); at < text.Length; at = SkipSpace(text, at))
        {
            var end = End(text, at, escape);
            words.Add(text[at..end]);
            at = end;
        }
        return words;
    }

    /// <summary>The first position that is no white space.</summary>
    internal static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The end of the word that starts at a position.</summary>
    internal static int End(string text, int at, char escape)
    {
        var quote = '\0';
        for (; at < text.Length; at++)
        {
            var character = text[at];
            if (character == escape && quote != '\'')
                at++;
            else if (quote != '\0')
                quote = character == quote ? '\0' : quote;
            else if (character is '\'' or '"')
                quote = character;
            else if (char.IsWhiteSpace(character))
                return at;
        }
        return text.Length;
    }

    /// <summary>A word without its quotes and escapes; nothing is expanded.</summary>
    internal static string Unquote(string word, char escape)
    {
        var result = new System.Text.StringBuilder(word.Length);
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var character = word[at];
            if (character == escape && quote != '\'' && at + 1 < word.Length)
                result.Append(word[++at]);
            else if (character is '\'' or '"' && (quote == '\0' || quote == character))
                quote = quote == '\0' ? character : '\0';
            else
                result.Append(character);
        }
        return result.ToString();
    }
}
