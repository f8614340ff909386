using System.Text;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Files;

/// <summary>
/// One line of an ignore file, with the meaning that BuildKit gives it (moby/patternmatcher): names hold at the top only, <c>**</c> at any
/// depth, and what matches a folder matches all that is in it.
/// </summary>
public sealed class IgnorePattern
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly Func<string, bool> _matches;

    /// <param name="text">The pattern, cleaned, without the sign of an exception.</param>
    /// <param name="isException">Whether it lets in what a line before kept out.</param>
    /// <param name="line">Its line.</param>
    internal IgnorePattern(string text, bool isException, int line) => (Text, IsException, Line, _matches) = (text, isException, line, Compile(text));

    /// <summary>The pattern.</summary>
    public string Text { get; }

    /// <summary>Whether it lets in what a line before kept out.</summary>
    public bool IsException { get; }

    /// <summary>Its line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Whether it means a path, with '/', or a folder on the way to it.</summary>
    public bool Matches(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (_matches(path[..end]))
                return true;
        }
        return _matches(path);
    }

    /// <summary>The line for a path that means nothing but that path. Signs at its beginning have a meaning in the file, those of patterns anywhere.</summary>
    public static string Literal(string path)
    {
        var text = new StringBuilder(path.Length + 4);
        foreach (var character in path)
            text.Append(character is '*' or '?' or '[' or '\\' ? "\\" : "").Append(character);
        return path.StartsWith('!') || path.StartsWith('#') ? $"[{path[0]}]" + text.ToString(1, text.Length - 1) : text.ToString();
    }

    // Without '*', '?', '[' and '\' a pattern is compared as text, and so is one that only begins or ends with '**'.
    private static Func<string, bool> Compile(string pattern)
    {
        if (pattern == "**")
            return _ => true;
        if (pattern.StartsWith("**", StringComparison.Ordinal) && IsPlain(pattern[2..]))
            return path => path.EndsWith(pattern[2..], StringComparison.Ordinal) || (pattern[2] == '/' && path == pattern[3..]);
        if (pattern.EndsWith("**", StringComparison.Ordinal) && IsPlain(pattern[..^2]))
            return path => path.StartsWith(pattern[..^2], StringComparison.Ordinal);
        if (IsPlain(pattern))
            return path => path == pattern;
        try
        {
            var expression = new Regex(Expression(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, _patience);
            return expression.IsMatch;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // BuildKit refuses a pattern that is none, and .NET one that is too complex: it keeps nothing out.
            return _ => false;
        }
    }

    private static bool IsPlain(string pattern) => pattern.AsSpan().IndexOfAny(@"*?[]\") < 0;

    private static string Expression(string pattern)
    {
        var text = new StringBuilder(@"\A");
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '*' when index + 1 < pattern.Length && pattern[index + 1] == '*':
                    // '**/' is the same as '**'; at the end it is everything.
                    index += index + 2 < pattern.Length && pattern[index + 2] == '/' ? 2 : 1;
                    text.Append(index + 1 < pattern.Length ? "(?:.*/)?" : ".*");
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '\\' when index + 1 < pattern.Length:
                    text.Append(Regex.Escape(pattern[++index].ToString()));
                    break;
                case '[' or ']' or '^' or '-':
                    text.Append(pattern[index]);
                    break;
                default:
                    text.Append(Regex.Escape(pattern[index].ToString()));
                    break;
            }
        }
        return text.Append(@"\z").ToString();
    }
}
