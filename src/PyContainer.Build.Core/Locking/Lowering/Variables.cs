using System.Text;

namespace PyContainer.Build.Locking;

/// <summary>Expands <c>${VARIABLE}</c> in URLs of requirements, as uv does.</summary>
internal static class Variables
{
    /// <summary>The text with known variables replaced, and the first unknown one, if any, which stays as it is.</summary>
    public static (string Text, string? Unknown) Expand(string text, IReadOnlyDictionary<string, string> environment)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return (text, null);
        var result = new StringBuilder();
        string? unknown = null;
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' ? text.IndexOf('}', at) : -1;
            var name = end > 0 ? text[(at + 2)..end] : "";
            if (name.Length == 0 || !name.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '_'))
            {
                result.Append(text[at++]);
                continue;
            }

            var value = Value(name, environment);
            result.Append(value ?? text[at..(end + 1)]);
            unknown ??= value is null ? name : null;
            at = end + 1;
        }

        return (result.ToString(), unknown);
    }

    /// <summary><c>PROJECT_ROOT</c> is the directory in which uv is started.</summary>
    private static string? Value(string name, IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(name) ?? (name == "PROJECT_ROOT" ? environment.GetValueOrDefault("PWD") : null);
}
