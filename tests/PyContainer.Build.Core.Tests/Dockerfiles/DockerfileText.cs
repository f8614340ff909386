using System.Text;

namespace PyContainer.Build.Dockerfiles;

/// <summary>
/// Reads the words of an ENV or LABEL instruction as BuildKit does: continuation lines, double quotes, and a backslash that takes its
/// meaning from what follows. A variable that would be expanded is a fault, because no value may hold one.
/// </summary>
internal static class DockerfileText
{
    public static List<KeyValuePair<string, string>> Pairs(string instruction)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var text = Join(instruction);
        var position = text.IndexOf(' ', StringComparison.Ordinal);
        while (position < text.Length)
        {
            if (text[position] == ' ')
                position++;
            else
                pairs.Add(new(Word(text, ref position, end: '='), Word(text, ref position, end: ' ')));
        }
        return pairs;
    }

    // A line that ends in a backslash goes on in the next; comment lines between them vanish.
    private static string Join(string instruction)
    {
        var result = new StringBuilder();
        foreach (var (index, line) in instruction.Split('\n').Index())
        {
            if (index > 0 && line.TrimStart().StartsWith('#'))
                throw new FormatException("a value became a comment");
            result.Append(line.EndsWith('\\') ? line[..^1] : line + "\n");
        }
        var text = result.ToString();
        return text.IndexOf('\n', StringComparison.Ordinal) == text.Length - 1 ? text[..^1] : throw new FormatException("the instruction ends too early");
    }

    private static string Word(string text, ref int position, char end)
    {
        var word = new StringBuilder();
        var isQuoted = false;
        for (; position < text.Length && (isQuoted || text[position] != end); position++)
        {
            var character = text[position];
            if (character == '"')
                isQuoted = !isQuoted;
            else if (character == '$' || (!isQuoted && character is '\'' or '\\'))
                throw new FormatException($"'{character}' at {position} means something");
            else if (character == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '$' or '\\')
                word.Append(text[++position]);
            else
                word.Append(character);
        }
        position++;
        return isQuoted ? throw new FormatException("a quote is open") : word.ToString();
    }
}
