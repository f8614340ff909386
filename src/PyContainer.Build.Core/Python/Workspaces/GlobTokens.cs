namespace PyContainer.Build.Python;

/// <summary>One step of a pattern: any text, or one character.</summary>
/// <param name="IsStar">Whether it matches any text.</param>
/// <param name="Ranges">The characters, in ranges; null is any character.</param>
/// <param name="Negated">Whether it matches the others.</param>
internal sealed record GlobToken(bool IsStar, IReadOnlyList<(char From, char To)>? Ranges, bool Negated)
{
    public static readonly GlobToken Star = new(true, null, false);
    public static readonly GlobToken Any = new(false, null, false);

    public bool Matches(char character) => Ranges is null || Ranges.Any(range => character >= range.From && character <= range.To) != Negated;
}

/// <summary>Reads and matches sequences of tokens.</summary>
internal static class GlobTokens
{
    public static List<GlobToken> Read(string pattern)
    {
        var tokens = new List<GlobToken>(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            var close = pattern[at] == '[' ? Close(pattern, at) : -1;
            tokens.Add(pattern[at] switch
            {
                '*' => GlobToken.Star,
                '?' => GlobToken.Any,
                '[' when close > 0 => Class(pattern[(at + 1)..close]),
                var character => One(character),
            });
            at = Math.Max(at, close);
        }

        return tokens;
    }

    /// <summary>Follows all alternatives at once, so that time is bounded by the product of the lengths.</summary>
    public static bool Match(List<GlobToken> tokens, ReadOnlySpan<char> text)
    {
        var reached = new bool[tokens.Count + 1];
        var next = new bool[tokens.Count + 1];
        reached[0] = true;
        PassStars(tokens, reached);
        foreach (var character in text)
        {
            Array.Clear(next);
            for (var at = 0; at < tokens.Count; at++)
            {
                if (!reached[at])
                    continue;
                if (tokens[at].IsStar)
                    next[at] = true;
                else if (tokens[at].Matches(character))
                    next[at + 1] = true;
            }

            PassStars(tokens, next);
            (reached, next) = (next, reached);
        }

        return reached[^1];
    }

    private static void PassStars(List<GlobToken> tokens, bool[] reached)
    {
        for (var at = 0; at < tokens.Count; at++)
            reached[at + 1] |= reached[at] && tokens[at].IsStar;
    }

    private static GlobToken One(char character) => new(false, [(character, character)], false);

    // A `]` directly after the opening bracket or its `!` is a member of the class.
    private static int Close(string pattern, int open)
    {
        var first = open + 1 < pattern.Length && pattern[open + 1] == '!' ? open + 3 : open + 2;
        return first < pattern.Length ? pattern.IndexOf(']', first) : -1;
    }

    private static GlobToken Class(string inner)
    {
        var negated = inner[0] == '!';
        var text = negated ? inner[1..] : inner;
        var ranges = new List<(char, char)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 2 < text.Length && text[at + 1] == '-')
            {
                ranges.Add((text[at], text[at + 2]));
                at += 2;
            }
            else
            {
                ranges.Add((text[at], text[at]));
            }
        }

        return new(false, ranges, negated);
    }
}
