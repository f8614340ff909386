using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>
/// Reads a command as a list of arguments. No shell will see it: a text that asks for one is refused instead of being carried out
/// otherwise than it reads.
/// </summary>
/// <remarks>
/// Two forms. A JSON array of strings is taken as it is. Otherwise blanks separate words, and <c>'…'</c> or <c>"…"</c> keep what stands
/// between them as it is; nothing else has a meaning, and what a shell would act on has to stand in quotes.
/// </remarks>
public static partial class CommandLine
{
    // Redirections, pipes, variables, substitutions, globs, escapes: without a shell they would be plain letters.
    private const string ShellCharacters = "|&;<>()$`*?\\";

    /// <summary>Reads a command.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arguments">The program and its arguments.</param>
    /// <param name="fault">What is wrong with it, as the end of a sentence.</param>
    public static bool TryRead(string text, out IReadOnlyList<string> arguments, out string fault)
    {
        var read = new List<string>();
        fault = text.Any(char.IsControl) ? "it holds a line break or another control character"
            : text.StartsWith('[') ? ReadJson(text, read)
            : ReadWords(text, read);
        if (fault.Length == 0 && (read.Count == 0 || !Program().IsMatch(read[0])))
            fault = read.Count == 0 ? "it is empty" : $"'{read[0]}' cannot be the name of a program";
        arguments = read;
        return fault.Length == 0;
    }

    private static string ReadJson(string text, List<string> arguments)
    {
        try
        {
            arguments.AddRange((JsonSerializer.Deserialize<string?[]>(text) ?? []).Select(argument => argument ?? ""));
        }
        catch (JsonException)
        {
            return "it starts with '[' and is no JSON array of strings";
        }
        return arguments.Any(argument => argument.Any(char.IsControl)) ? "it holds a line break or another control character" : "";
    }

    private static string ReadWords(string text, List<string> arguments)
    {
        var word = new StringBuilder();
        var (isWord, quote) = (false, '\0');
        foreach (var character in text)
        {
            if (quote != '\0' ? character == quote : character is '"' or '\'')
                (quote, isWord) = (quote == '\0' ? character : '\0', true);
            else if (quote == '\0' && character == ' ')
            {
                if (isWord)
                    arguments.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else if (quote == '\0' && ShellCharacters.Contains(character, StringComparison.Ordinal))
                return $"'{character}' needs a shell, and there is none";
            else
            {
                word.Append(character);
                isWord = true;
            }
        }
        if (isWord)
            arguments.Add(word.ToString());
        return quote == '\0' ? "" : $"a {quote} is not closed";
    }

    // Neither an option nor an assignment of a variable.
    [GeneratedRegex(@"\A[A-Za-z0-9_./][A-Za-z0-9_./@+-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Program();
}
