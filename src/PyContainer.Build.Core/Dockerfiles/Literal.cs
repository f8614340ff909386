using System.Text;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Texts that must stay what they are in a Dockerfile, where <c>$</c> starts a variable, <c>\</c> escapes, quotes group and,
/// in the sources of COPY, <c>* ? [</c> are patterns (Go's filepath.Match).
/// </summary>
internal static class Literal
{
    private const string Special = "\\$\"'";

    /// <summary>A value of ENV or LABEL: bare when it is plain, in double quotes otherwise.</summary>
    internal static string Value(string text)
    {
        Check(text);
        return text.Length > 0 && text.All(IsPlain) ? text : '"' + Escape(text, "\\\"$") + '"';
    }

    /// <summary>A path or word that takes no quotes. A space is legal only where the JSON form follows.</summary>
    internal static string Word(string text)
    {
        Check(text);
        return Escape(text, Special);
    }

    /// <summary>
    /// A source of COPY that names one file or folder. Each sign of a pattern is a class of its own: BuildKit takes a text without such
    /// signs for a name as it stands, and so one with escaped signs, too.
    /// </summary>
    internal static string Pattern(string text)
    {
        Check(text);
        var pattern = string.Concat(text.Select(character => character is '*' or '?' or '[' ? $"[{character}]" : character == '\\' ? "[\\\\]" : character.ToString()));
        // As the first sign it would turn the meaning of a rule of the transfer around.
        return Escape(pattern.StartsWith('!') ? "[!]" + pattern[1..] : pattern, Special);
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':' or '@' or '%' or '+' or ',' or '=';

    private static string Escape(string text, string special)
    {
        if (text.IndexOfAny([.. special]) < 0)
            return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var character in text)
            result.Append(special.Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        return result.ToString();
    }

    private static void Check(string text)
    {
        if (text.Any(char.IsControl))
            throw new ArgumentException("a control character cannot stand in a Dockerfile", nameof(text));
    }
}
