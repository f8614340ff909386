using System.Globalization;
using System.Text;

namespace PyContainer.Build.Diagnostics;

/// <summary>Text that a foreign program left, made fit for a log: one line, of a length that can be read, that neither a terminal nor a build server takes for a command.</summary>
public static class ForeignText
{
    // Azure Pipelines looks for these anywhere in a line, GitHub for two colons at its start.
    private static readonly string[] _commands = ["##vso[", "##["];

    /// <summary>The line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximum">How many characters of it are shown.</param>
    public static string Line(string text, int maximum)
    {
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (line.Length >= maximum)
            {
                line.Append('…');
                break;
            }
            if (IsShown(character))
                line.Append(character);
            else if (char.IsControl(character))
                line.Append(' ');
            else
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }
        foreach (var command in _commands)
            line.Replace(command, command[..2] + " " + command[2..]);
        return line.ToString();
    }

    /// <summary>Such a line, where it stands alone in a log.</summary>
    public static string Alone(string line) => line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? line.Replace("::", ": :", StringComparison.Ordinal) : line;

    // What turns the direction of a text around shows another text than the one that is there.
    private static bool IsShown(char character) => !char.IsControl(character)
        && character is not ('\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\ufeff');
}
