using System.Text;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>
/// Expands variables and removes quotes, as BuildKit does outside of RUN. What only the build knows stays as it is written, so that
/// nobody takes it for a value.
/// </summary>
internal sealed class VariableExpander(BuildState state, char escape, Place at)
{
    private const int Deepest = 32;

    // A value that names itself twice in each line would double until the memory ends.
    private const int Longest = 64 * 1024;
    private readonly List<string> _undefined = [];
    private int _depth;

    /// <summary>Names that were used and that nothing in the file sets.</summary>
    internal IReadOnlyList<string> Undefined => _undefined;

    internal string Expand(string word)
    {
        if (++_depth > Deepest)
            throw at.Fault("variables are nested too deep");
        var result = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length;)
        {
            index = Step(word, index, result);
            if (result.Length > Longest && result.Length > word.Length)
                throw at.Fault("a value is longer than 64 KiB");
        }
        _depth--;
        return result.ToString();
    }

    private int Step(string word, int index, StringBuilder result)
    {
        switch (word[index])
        {
            case '\'':
                var end = word.IndexOf('\'', index + 1);
                if (end < 0)
                    throw at.Fault("a single quote is not closed");
                result.Append(word, index + 1, end - index - 1);
                return end + 1;
            case '"':
                return Quoted(word, index + 1, result);
            case '$':
                return Variable(word, index, result);
            case var character when character == escape && index + 1 < word.Length:
                result.Append(word[index + 1]);
                return index + 2;
            default:
                result.Append(word[index]);
                return index + 1;
        }
    }

    private int Quoted(string word, int index, StringBuilder result)
    {
        while (index < word.Length && word[index] != '"')
        {
            if (word[index] == '$')
                index = Variable(word, index, result);
            else if (word[index] == escape && index + 1 < word.Length)
            {
                // Other pairs keep the escape character.
                result.Append(word[index + 1] is '"' or '$' || word[index + 1] == escape ? "" : escape.ToString()).Append(word[index + 1]);
                index += 2;
            }
            else
                result.Append(word[index++]);
        }
        return index < word.Length ? index + 1 : throw at.Fault("a double quote is not closed");
    }

    private int Variable(string word, int dollar, StringBuilder result)
    {
        var start = dollar + 1;
        var isBraced = start < word.Length && word[start] == '{';
        if (isBraced)
            start++;
        var end = NameEnd(word, start);
        if (!isBraced)
        {
            result.Append(end == start ? "$" : Value(word[start..end], word[dollar..end]));
            return end;
        }
        var close = Close(word, end);
        result.Append(end == start ? throw at.Fault("'${' is not followed by a name") : Braced(word[start..end], word[end..close], word[dollar..(close + 1)]));
        return close + 1;
    }

    private string Braced(string name, string modifier, string written)
    {
        if (modifier.Length == 0)
            return Value(name, written);
        var rest = modifier[0] == ':' ? modifier[1..] : modifier;
        if (rest.Length == 0 || rest[0] is not ('-' or '+' or '?' or '#' or '%' or '/'))
            throw at.Fault($"'{written}' is not a way to use a variable");
        var isKnown = TryGet(name, out var value) && (value != "" || modifier[0] != ':');
        return rest[0] switch
        {
            '-' => isKnown ? value ?? written : Expand(rest[1..]),
            '+' => !isKnown ? "" : value is null ? written : Expand(rest[1..]),
            '?' => Value(name, written),
            // Patterns: the result is of no use to a rule.
            _ => Value(name, written).Length > 0 ? written : "",
        };
    }

    private string Value(string name, string written)
    {
        if (TryGet(name, out var value))
            return value ?? written;
        _undefined.Add(name);
        return written;
    }

    private bool TryGet(string name, out string? value) => state.Environment.TryGetValue(name, out value) || state.Arguments.TryGetValue(name, out value);

    private static int NameEnd(string word, int at)
    {
        while (at < word.Length && (char.IsAsciiLetterOrDigit(word[at]) || word[at] == '_'))
            at++;
        return at;
    }

    private int Close(string word, int index)
    {
        for (var depth = 1; index < word.Length; index++)
        {
            if (word[index] == escape)
                index++;
            else if (word[index] == '{')
                depth++;
            else if (word[index] == '}' && --depth == 0)
                return index;
        }
        throw at.Fault("'${' is not closed");
    }
}
