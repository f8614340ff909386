using System.Text;
using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Texts that must stay what they are in a Dockerfile, where <c>$</c> starts a variable, <c>\</c> escapes, quotes group and,
/// in the sources of COPY, <c>* ? [</c> are patterns (Go's filepath.Match).
/// </summary>
internal static class Literal
{
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
        return Escape(text, "\\$");
    }

    /// <summary>A source of COPY that names one file or folder.</summary>
    internal static string Pattern(string text)
    {
        Check(text);
        // One backslash for the pattern, and each backslash doubled for the Dockerfile itself.
        return Escape(Escape(text, "\\*?["), "\\$");
    }

    /// <summary>A path in a mount; see <see cref="PlainPath"/>.</summary>
    internal static string Path(string text) =>
        PlainPath.IsPlain(text) ? text : throw new ArgumentException($"'{text}' cannot stand in a mount", nameof(text));

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
