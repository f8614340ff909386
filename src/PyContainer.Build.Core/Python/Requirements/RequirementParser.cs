namespace PyContainer.Build.Python;

/// <summary>Reads the grammar of PEP 508: name, extras, specifiers or URL, marker, comment.</summary>
internal struct RequirementParser(string text)
{
    private static readonly string[] ArchiveEndings =
        [".whl", ".tar.gz", ".zip", ".tar", ".tgz", ".tbz", ".txz", ".tlz", ".tar.bz2", ".tar.xz", ".tar.lz", ".tar.lzma", ".tar.zst"];

    private int _at;
    private string? _fault;

    public static bool LooksLikeArchive(string name) =>
        ArchiveEndings.Any(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public Requirement? Parse(out string? reason)
    {
        var requirement = Read();
        reason = requirement is null ? $"'{text.Trim()}' is not a requirement: {_fault}" : null;
        return requirement;
    }

    private readonly char Current => _at < text.Length ? text[_at] : '\0';

    private Requirement? Read()
    {
        if (Name() is not { } name || Extras() is not { } extras)
            return null;
        SkipSpace();
        var url = Current == '@' ? Url() : null;
        if (_fault is not null)
            return null;
        var specifiers = url is null ? Specifiers() : VersionSpecifiers.Any;
        if (specifiers is null)
            return null;
        if (url is null && specifiers.IsEmpty && extras.Length == 0 && LooksLikeArchive(name.Text))
            return Fail("a file needs a name before it, as in 'name @ file:///path'");
        SkipSpace();
        Marker? marker = null;
        if (Current == ';' && !TryMarker(out marker))
            return null;
        return _at >= text.Length || Current == '#'
            ? new Requirement(name, extras, specifiers, url, marker)
            : Fail($"a version specifier, '@', ';' or the end is expected at '{text[_at..]}'");
    }

    private PackageName? Name()
    {
        SkipSpace();
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '_' or '.')
            _at++;
        if (PackageName.TryParse(text[start.._at], out var name))
            return name;
        Fail(_at == start ? "it does not begin with a package name" : $"'{text[start.._at]}' is not a package name");
        return null;
    }

    private string[]? Extras()
    {
        SkipSpace();
        if (Current != '[')
            return [];
        var extras = new List<string>();
        _at++;
        SkipSpace();
        while (Current != ']')
        {
            if (extras.Count > 0 && !TryTake(','))
                return FailExtras("',' or ']' is expected between extras");
            SkipSpace();
            var start = _at;
            while (char.IsAsciiLetterOrDigit(Current) || Current is '-' or '_' or '.')
                _at++;
            if (!PackageName.TryNormalize(text.AsSpan(start, _at - start), out var extra))
                return FailExtras(_at == start ? "an extra or ']' is missing" : $"'{text[start.._at]}' is not an extra");
            extras.Add(extra);
            SkipSpace();
        }

        _at++;
        return extras.ToArray();
    }

    private string? Url()
    {
        _at++;
        SkipSpace();
        var start = _at;
        while (_at < text.Length && !UrlEndsHere())
            _at++;
        var url = text[start.._at];
        if (url.Length == 0)
            Fail("no URL follows '@'");
        else if (!IsAbsolute(url))
            Fail($"'{url}' is neither a URL nor an absolute path");
        return url;
    }

    /// <summary>Whitespace before <c>;</c>, <c>#</c> or the end; or <c>;</c> or <c>#</c> before whitespace.</summary>
    private bool UrlEndsHere()
    {
        if (Current is ';' or '#')
            return _at + 1 < text.Length && char.IsWhiteSpace(text[_at + 1]);
        if (!char.IsWhiteSpace(Current))
            return false;
        var rest = text.AsSpan(_at).TrimStart();
        return rest.IsEmpty || rest[0] is ';' or '#';
    }

    private static bool IsAbsolute(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return url[0] is '/' or '$' || (colon > 0 && IsScheme(url.AsSpan(0, colon)));
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
                return false;
        }

        return char.IsAsciiLetter(text[0]);
    }

    private VersionSpecifiers? Specifiers()
    {
        SkipSpace();
        var parenthesis = TryTake('(');
        var start = _at;
        while (_at < text.Length && Current is not (';' or '#' or ')'))
            _at++;
        var list = text.AsSpan(start, _at - start);
        if (parenthesis && !TryTake(')'))
        {
            Fail("a ')' is missing");
            return null;
        }

        if (VersionSpecifiers.TryParse(list, out var specifiers, out var reason))
            return specifiers;
        Fail(reason);
        return null;
    }

    private bool TryMarker(out Marker? marker)
    {
        var start = ++_at;
        var quote = '\0';
        for (; _at < text.Length && (Current != '#' || quote != '\0'); _at++)
        {
            if (quote == '\0' && Current is ('\'' or '"'))
                quote = Current;
            else if (Current == quote)
                quote = '\0';
        }

        if (Marker.TryParse(text[start.._at], out marker, out var reason))
            return true;
        Fail(reason);
        return false;
    }

    private bool TryTake(char character)
    {
        if (Current != character)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private Requirement? Fail(string reason)
    {
        _fault ??= reason;
        return null;
    }

    private string[]? FailExtras(string reason)
    {
        _fault ??= reason;
        return null;
    }
}
