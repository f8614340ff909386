using System.Text;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>
/// Splits a shell script into words and operators: enough of the POSIX grammar to see which programs run with which arguments. It never
/// fails; what it does not understand it takes for a word.
/// </summary>
internal sealed class ShellTokens(string script)
{
    private readonly Queue<string> _hereDocuments = new();
    private int _at;

    /// <summary>The words without quotes, and the operators, in their order. A redirection is one token.</summary>
    internal IEnumerable<(string Text, bool IsOperator, bool IsQuoted)> Read()
    {
        while (_at < script.Length)
        {
            var character = script[_at];
            if (character == '\n')
            {
                _at++;
                SkipHereDocuments();
                yield return (";", true, false);
            }
            else if (char.IsWhiteSpace(character))
                _at++;
            else if (character == '#')
                _at = Find("\n", _at);
            else if (character is '&' or '|' or ';' or '(' or ')')
                yield return (Operator(), true, false);
            else if (IsRedirection())
                Redirection();
            else
            {
                var (text, isQuoted) = Word();
                yield return (text, false, isQuoted);
            }
        }
    }

    private string Operator()
    {
        var (first, second) = (script[_at], _at + 1 < script.Length ? script[_at + 1] : ' ');
        var length = (first is '&' or '|' or ';' && second == first) || (first == '|' && second == '&') ? 2 : 1;
        _at += length;
        return script.Substring(_at - length, length);
    }

    private bool IsRedirection()
    {
        var at = _at;
        while (at < script.Length && char.IsAsciiDigit(script[at]))
            at++;
        return at < script.Length && script[at] is '<' or '>';
    }

    private void Redirection()
    {
        while (char.IsAsciiDigit(script[_at]))
            _at++;
        var start = _at;
        while (_at < script.Length && script[_at] is '<' or '>' or '&' or '-')
            _at++;
        var kind = script[start.._at];
        while (_at < script.Length && script[_at] is ' ' or '\t')
            _at++;
        var target = _at < script.Length && script[_at] != '\n' ? Word().Text : "";
        if (kind is "<<" or "<<-")
            _hereDocuments.Enqueue(target);
    }

    private void SkipHereDocuments()
    {
        while (_hereDocuments.TryDequeue(out var end))
        {
            for (var line = Line(); line is not null && line.TrimStart('\t') != end;)
                line = Line();
        }
    }

    private string? Line()
    {
        if (_at >= script.Length)
            return null;
        var end = Find("\n", _at);
        var line = script[_at..end];
        _at = Math.Min(end + 1, script.Length);
        return line;
    }

    private (string Text, bool IsQuoted) Word()
    {
        var text = new StringBuilder();
        var isQuoted = false;
        while (_at < script.Length && !char.IsWhiteSpace(script[_at]) && script[_at] is not ('&' or '|' or ';' or '(' or ')' or '<' or '>'))
        {
            var start = _at;
            switch (script[_at])
            {
                case '\'':
                    _at = Find("'", _at + 1);
                    text.Append(script, start + 1, _at++ - start - 1);
                    isQuoted = true;
                    break;
                case '"':
                    DoubleQuoted(text);
                    isQuoted = true;
                    break;
                case '$' or '`':
                    text.Append(script, start, (_at = Substitution(_at)) - start);
                    break;
                case '\\':
                    // A line end after it joins two lines.
                    text.Append(_at + 1 < script.Length && script[_at + 1] != '\n' ? script[_at + 1] : "");
                    _at += 2;
                    break;
                default:
                    text.Append(script[_at++]);
                    break;
            }
            _at = Math.Min(_at, script.Length);
        }
        return (text.ToString(), isQuoted);
    }

    private void DoubleQuoted(StringBuilder text)
    {
        for (_at++; _at < script.Length && script[_at] != '"'; _at++)
        {
            if (script[_at] == '\\' && _at + 1 < script.Length)
                _at++;
            text.Append(script[_at]);
        }
        _at++;
    }

    // $(…), ${…} and `…` stay one piece of the word.
    private int Substitution(int at)
    {
        if (script[at] == '`')
            return Math.Min(Find("`", at + 1) + 1, script.Length);
        if (at + 1 >= script.Length || script[at + 1] is not ('(' or '{'))
            return at + 1;
        var (open, close, depth) = (script[at + 1], script[at + 1] == '(' ? ')' : '}', 0);
        for (at++; at < script.Length; at++)
        {
            depth += script[at] == open ? 1 : script[at] == close ? -1 : 0;
            if (depth == 0)
                return at + 1;
        }
        return script.Length;
    }

    private int Find(string text, int at) => at >= script.Length ? script.Length : script.IndexOf(text, at, StringComparison.Ordinal) is var found && found < 0 ? script.Length : found;
}
