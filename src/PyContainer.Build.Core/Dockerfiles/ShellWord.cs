namespace PyContainer.Build.Dockerfiles;

/// <summary>One word of a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>Writes a text so that the shell takes it as one literal word.</summary>
    /// <exception cref="ArgumentException">The text holds a control character, which a Dockerfile cannot carry.</exception>
    public static string Quote(string text)
    {
        if (text.Any(char.IsControl))
            throw new ArgumentException("a control character cannot stand in a shell word", nameof(text));
        return text.Length > 0 && text.All(IsPlain) ? text : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':' or '@' or '%' or '+' or ',';
}
