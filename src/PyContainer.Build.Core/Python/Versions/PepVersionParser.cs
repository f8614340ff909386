using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PyContainer.Build.Python;

/// <summary>Reads one version by the permissive grammar of PEP 440, appendix B: spellings, separators and case are free.</summary>
internal ref struct PepVersionParser
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private string? _fault;

    public PepVersionParser(ReadOnlySpan<char> text)
    {
        _text = text.Trim();
        _at = 0;
        _fault = null;
    }

    private readonly char Current => _at < _text.Length ? _text[_at] : '\0';

    public bool TryParse([NotNullWhen(true)] out PepVersion? version, [NotNullWhen(false)] out string? reason)
    {
        version = Read();
        if (version is not null && _at < _text.Length)
            Fail($"unexpected '{_text[_at..]}' after '{_text[.._at]}'");
        if (_fault is null && version is not null)
        {
            reason = null;
            return true;
        }

        reason = $"'{_text}' is not a version: {_fault}";
        version = null;
        return false;
    }

    /// <summary>Reads a version that may end in <c>.*</c>, as after <c>==</c> and <c>!=</c>.</summary>
    public bool TryParsePattern([NotNullWhen(true)] out PepVersion? version, out bool wildcard, [NotNullWhen(false)] out string? reason)
    {
        version = Read();
        wildcard = version is not null && _text[_at..] is ".*";
        if (!wildcard)
        {
            if (version is not null && _at < _text.Length)
                Fail($"unexpected '{_text[_at..]}' after '{_text[.._at]}'");
        }
        else if (version!.Pre is not null || version.Post is not null || version.Dev is not null || version.Local.Count > 0)
        {
            Fail("'.*' may follow a release only");
        }

        if (_fault is null && version is not null)
        {
            reason = null;
            return true;
        }

        reason = $"'{_text}' is not a version: {_fault}";
        version = null;
        return false;
    }

    private PepVersion? Read()
    {
        if (Current is 'v' or 'V')
            _at++;
        if (!TryNumber(out var first))
            return Fail("it does not begin with a number");
        var epoch = 0UL;
        if (Current == '!')
        {
            _at++;
            epoch = first;
            if (!TryNumber(out first))
                return Fail("no number follows the epoch");
        }

        var release = ReadRelease(first);
        var pre = ReadPre();
        var post = ReadPost();
        var dev = ReadWord("dev") ? ReadCount() : (ulong?)null;
        var local = Current == '+' ? ReadLocal() : [];
        return _fault is null ? new PepVersion(epoch, release, pre, post, dev, local) : null;
    }

    private ulong[] ReadRelease(ulong first)
    {
        Span<ulong> numbers = stackalloc ulong[4];
        numbers[0] = first;
        var count = 1;
        while (Current == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            TryNumber(out var number);
            if (count == numbers.Length)
                numbers = Longer(numbers);
            numbers[count++] = number;
        }

        return numbers[..count].ToArray();
    }

    private static ulong[] Longer(ReadOnlySpan<ulong> numbers)
    {
        var longer = new ulong[2 * numbers.Length];
        numbers.CopyTo(longer);
        return longer;
    }

    private PreRelease? ReadPre()
    {
        // Longer spellings first: `alpha` begins with `a`, `preview` with `pre`.
        if (ReadWord("alpha") || ReadWord("a"))
            return new(PreReleaseKind.Alpha, ReadCount());
        if (ReadWord("beta") || ReadWord("b"))
            return new(PreReleaseKind.Beta, ReadCount());
        if (ReadWord("preview") || ReadWord("pre") || ReadWord("rc") || ReadWord("c"))
            return new(PreReleaseKind.ReleaseCandidate, ReadCount());
        return null;
    }

    private ulong? ReadPost()
    {
        if (Current == '-' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            TryNumber(out var number);
            return number;
        }

        return ReadWord("post") || ReadWord("rev") || ReadWord("r") ? ReadCount() : null;
    }

    private LocalSegment[] ReadLocal()
    {
        var segments = new List<LocalSegment>();
        do
        {
            var start = ++_at;
            while (char.IsAsciiLetterOrDigit(Current))
                _at++;
            var segment = _text[start.._at];
            if (segment.IsEmpty)
                Fail("a segment of the local part is empty");
            else if (ulong.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                segments.Add(new(null, number));
            else
                segments.Add(new(segment.ToString().ToLowerInvariant(), 0));
        }
        while (_fault is null && Current is '.' or '-' or '_');
        return [.. segments];
    }

    private bool ReadWord(string word)
    {
        var start = Current is '.' or '-' or '_' ? _at + 1 : _at;
        if (!_text[Math.Min(start, _text.Length)..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        _at = start + word.Length;
        return true;
    }

    /// <summary>The number of a pre-, post- or development release; a missing one is 0.</summary>
    private ulong ReadCount()
    {
        var start = _at;
        if (Current is '.' or '-' or '_')
            _at++;
        if (TryNumber(out var number))
            return number;
        _at = start;
        return 0;
    }

    private bool TryNumber(out ulong number)
    {
        var start = _at;
        while (char.IsAsciiDigit(Current))
            _at++;
        number = 0;
        if (_at == start)
            return false;
        if (!ulong.TryParse(_text[start.._at], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            Fail("a number is too large");
        return true;
    }

    private PepVersion? Fail(string reason)
    {
        _fault ??= reason;
        return null;
    }
}
