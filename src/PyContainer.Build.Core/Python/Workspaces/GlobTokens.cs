using System.Text;

namespace PyContainer.Build.Python;

/// <summary>One step of a pattern: any text, or one character.</summary>
/// <param name="IsStar">Whether it matches any text.</param>
/// <param name="Ranges">The characters, as pairs of the first and the last of a range; null is any character.</param>
/// <param name="Negated">Whether it matches the others.</param>
internal sealed record GlobToken(bool IsStar, string? Ranges, bool Negated)
{
    public static readonly GlobToken Star = new(true, null, false);
    public static readonly GlobToken Any = new(false, null, false);

    public bool Matches(char character)
    {
        if (Ranges is null)
            return true;
        for (var index = 0; index < Ranges.Length; index += 2)
        {
            if (character >= Ranges[index] && character <= Ranges[index + 1])
                return !Negated;
        }

        return Negated;
    }
}

/// <summary>Reads and matches sequences of tokens.</summary>
internal static class GlobTokens
{
    // No name of a directory is longer.
    private const int MostOnStack = 256;

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
        var count = tokens.Count + 1;
        Span<bool> reached = count <= MostOnStack ? stackalloc bool[count] : new bool[count];
        Span<bool> next = count <= MostOnStack ? stackalloc bool[count] : new bool[count];
        reached[0] = true;
        PassStars(tokens, reached);
        foreach (var character in text)
        {
            next.Clear();
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
            var last = reached;
            reached = next;
            next = last;
        }

        return reached[^1];
    }

    private static void PassStars(List<GlobToken> tokens, Span<bool> reached)
    {
        for (var at = 0; at < tokens.Count; at++)
            reached[at + 1] |= reached[at] && tokens[at].IsStar;
    }

    private static GlobToken One(char character) => new(false, new string(character, 2), false);

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
        var ranges = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 2 < text.Length && text[at + 1] == '-')
            {
                ranges.Append(text[at]).Append(text[at + 2]);
                at += 2;
            }
            else
            {
                ranges.Append(text[at], 2);
            }
        }

        return new(false, ranges.ToString(), negated);
    }
}
