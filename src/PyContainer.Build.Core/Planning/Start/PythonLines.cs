using System.Text;

namespace PyContainer.Build.Planning;

/// <summary>A logical line of Python: what stands between two ends of statements, over as many lines of text as it has.</summary>
/// <param name="Indent">How far it is indented.</param>
/// <param name="Tokens">Its names and single signs. Strings and numbers are one sign each; comments are left out.</param>
internal sealed record PythonLine(int Indent, IReadOnlyList<string> Tokens);

/// <summary>
/// Splits Python source into logical lines. It knows comments, strings, brackets and line joining, and no grammar: enough to say which
/// names a module gives a value to, on any version of Python.
/// </summary>
internal sealed class PythonLines
{
    /// <summary>What stands for a string or a number.</summary>
    internal const string Literal = "\"";

    private const string Prefixes = "rRbBuUfFtT";

    private readonly string _text;
    private readonly List<PythonLine> _lines = [];
    private readonly List<string> _tokens = [];
    private int _at;
    private int _depth;
    private int _indent;

    private PythonLines(string text) => _text = text;

    /// <summary>Reads a source; null where a string or a bracket has no end, so that nothing is known of what follows.</summary>
    internal static IReadOnlyList<PythonLine>? Read(string text)
    {
        var reader = new PythonLines(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        return reader.ReadAll() ? reader._lines : null;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool ReadAll()
    {
        ReadIndent();
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character == '#')
                _at = EndOfLine();
            else if (character == '\\' && _at + 1 < _text.Length && _text[_at + 1] == '\n')
                _at += 2;
            else if (character == '\n')
                EndLine();
            else if (char.IsWhiteSpace(character))
                _at++;
            else if (IsNameStart(character))
            {
                if (!ReadName())
                    return false;
            }
            else if (character is '"' or '\'')
            {
                if (!ReadString())
                    return false;
            }
            else if (char.IsAsciiDigit(character))
                ReadNumber();
            else
                ReadSign(character);
        }
        EndStatement();
        return _depth == 0;
    }

    private void EndLine()
    {
        _at++;
        if (_depth > 0)
            return;
        EndStatement();
        ReadIndent();
    }

    private void EndStatement()
    {
        if (_tokens.Count > 0)
            _lines.Add(new PythonLine(_indent, [.. _tokens]));
        _tokens.Clear();
    }

    private void ReadIndent()
    {
        for (_indent = 0; Current is ' ' or '\t' or '\f'; _at++)
            _indent = Current switch { ' ' => _indent + 1, '\t' => ((_indent / 8) + 1) * 8, _ => 0 };
    }

    private void ReadSign(char character)
    {
        _at++;
        if (character == ';' && _depth == 0)
        {
            EndStatement();
            return;
        }
        if (character is '(' or '[' or '{')
            _depth++;
        else if (character is ')' or ']' or '}')
            _depth = Math.Max(0, _depth - 1);
        // Two signs of an equation that is none: neither is an assignment.
        if (character is '=' or '!' or '<' or '>' && Current == '=')
        {
            _at++;
            _tokens.Add(character + "=");
        }
        else
            _tokens.Add(character.ToString());
    }

    private bool ReadName()
    {
        var start = _at;
        while (IsNameStart(Current) || char.IsDigit(Current))
            _at++;
        var isPrefix = _at - start <= 2 && _text[start.._at].All(letter => Prefixes.Contains(letter, StringComparison.Ordinal));
        if (isPrefix && (Current is '"' or '\''))
            return ReadString();
        _tokens.Add(_text[start.._at].Normalize(NormalizationForm.FormKC));
        return true;
    }

    private void ReadNumber()
    {
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '.')
            _at++;
        _tokens.Add(Literal);
    }

    private bool ReadString()
    {
        var quote = Current.ToString();
        var isLong = string.CompareOrdinal(_text, _at, quote + quote + quote, 0, 3) == 0;
        var end = isLong ? quote + quote + quote : quote;
        for (_at += end.Length; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else if (_text[_at] == '\n' && !isLong)
                return false;
            else if (string.CompareOrdinal(_text, _at, end, 0, end.Length) == 0)
            {
                _at += end.Length;
                _tokens.Add(Literal);
                return true;
            }
        }
        return false;
    }

    private int EndOfLine() => _text.IndexOf('\n', _at) is var end && end < 0 ? _text.Length : end;

    private static bool IsNameStart(char character) =>
        char.IsAsciiLetter(character) || character == '_' || (character >= '\u0080' && !char.IsWhiteSpace(character));
}
