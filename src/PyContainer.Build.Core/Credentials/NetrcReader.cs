using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Credentials;

/// <summary>
/// Reads the words of a netrc file. Where a keyword is due, <c>#</c> begins a comment; where a value is due, it is a character like any
/// other, because passwords begin with it. Messages tell the line and never a word of the file but its keywords.
/// </summary>
internal sealed class NetrcReader(string text, string path)
{
    private int _at = text.StartsWith('\uFEFF') ? 1 : 0;
    private int _line = 1;

    /// <summary>Reads the file.</summary>
    /// <exception cref="DiagnosticException">PYC2130, with file and line.</exception>
    internal Netrc Read()
    {
        var entries = new List<NetrcEntry>();
        while (Keyword() is { } word)
        {
            switch (word)
            {
                case "machine":
                    entries.Add(new NetrcEntry(Value("machine"), null, null));
                    break;
                case "default":
                    entries.Add(new NetrcEntry(null, null, null));
                    break;
                case "login" or "user" when entries.Count > 0:
                    entries[^1] = entries[^1] with { Login = Value(word) };
                    break;
                case "password" when entries.Count > 0:
                    entries[^1] = entries[^1] with { Password = Value(word) };
                    break;
                case "account" when entries.Count > 0:
                    Value(word);
                    break;
                case "macdef":
                    Value(word);
                    SkipMacro();
                    break;
                case "login" or "user" or "password" or "account":
                    throw Fault($"'{word}' stands before the first 'machine'");
                default:
                    throw Fault("neither machine, default, login, password, account nor macdef stands where one of them is due (a value with blanks needs quotes)");
            }
        }
        return new Netrc(entries);
    }

    private string? Keyword()
    {
        SkipBlanks();
        while (_at < text.Length && text[_at] == '#')
        {
            SkipLine();
            SkipBlanks();
        }
        return _at == text.Length ? null : Bare();
    }

    private string Value(string keyword)
    {
        var line = _line;
        SkipBlanks();
        if (_at == text.Length)
        {
            _line = line;
            throw Fault($"'{keyword}' has no value");
        }
        var value = text[_at] == '"' ? Quoted() : Bare();
        // A variable of a process ends at a NUL, and no header of a request takes a line break.
        return value.Any(char.IsControl) ? throw Fault($"the value of '{keyword}' holds a control character") : value;
    }

    private string Bare()
    {
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]))
            _at++;
        return text[start.._at];
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] is not ('"' or '\n' or '\r'); _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is not ('\n' or '\r'))
                _at++;
            value.Append(text[_at]);
        }
        if (_at == text.Length || text[_at] != '"')
            throw Fault("a quote is not closed on its line");
        _at++;
        return value.ToString();
    }

    // The body of a macro ends at an empty line.
    private void SkipMacro()
    {
        SkipLine();
        while (_at < text.Length)
        {
            var start = _at;
            SkipLine();
            if (text.AsSpan(start, _at - start).IsWhiteSpace())
                return;
        }
    }

    private void SkipLine()
    {
        while (_at < text.Length && text[_at] != '\n')
            _at++;
        if (_at < text.Length)
        {
            _at++;
            _line++;
        }
    }

    private void SkipBlanks()
    {
        for (; _at < text.Length && char.IsWhiteSpace(text[_at]); _at++)
        {
            if (text[_at] == '\n')
                _line++;
        }
    }

    private DiagnosticException Fault(string reason) => CredentialCodes.InvalidNetrc.Error(new SourceSpan(path, _line, 0), reason);
}
