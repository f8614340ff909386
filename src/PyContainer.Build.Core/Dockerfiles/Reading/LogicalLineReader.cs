using System.Text;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>Turns the lines of a file into instructions, as BuildKit's parser does: directives, comments, continuations, here-documents.</summary>
internal sealed partial class LogicalLineReader(string path, string text)
{
    private static readonly string[] _withHereDocuments = ["run", "copy", "add"];
    private readonly string[] _lines = [.. text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r'))];
    private readonly ParserDirectives _directives = new();
    private readonly List<Comment> _comments = [];
    private int _next;

    internal IReadOnlyList<Comment> Comments => _comments;

    internal IReadOnlyList<ParserDirective> Directives => _directives.Found;

    internal char Escape => _directives.Escape;

    /// <summary>The instructions, one after the other.</summary>
    internal IEnumerable<LogicalLine> Read()
    {
        while (_next < _lines.Length)
        {
            var line = _lines[_next++].TrimStart();
            var at = new Place(path, _next);
            if (_directives.Take(line, at) || IsComment(line) || line.Length == 0)
                continue;
            var joined = Join(line, out var hasEmptyLine);
            if (joined.Trim().Length > 0)
                yield return new LogicalLine(at, joined.Trim(), hasEmptyLine, HereDocuments(joined, at));
        }
    }

    private string Join(string line, out bool hasEmptyLine)
    {
        hasEmptyLine = false;
        if (!Continues(ref line))
            return line;
        var joined = new StringBuilder(line);
        while (_next < _lines.Length)
        {
            line = _lines[_next++];
            if (IsComment(line.TrimStart()))
                continue;
            if (string.IsNullOrWhiteSpace(line))
            {
                hasEmptyLine = true;
                continue;
            }
            var goesOn = Continues(ref line);
            joined.Append(line);
            if (!goesOn)
                break;
        }
        return joined.ToString();
    }

    // An escape character that is itself escaped does not continue the line.
    private bool Continues(ref string line)
    {
        var end = line.TrimEnd(' ', '\t');
        if (end.Length == 0 || end[^1] != Escape || (end.Length > 1 && end[^2] == Escape))
            return false;
        line = end[..^1];
        return true;
    }

    private bool IsComment(string line)
    {
        if (!line.StartsWith('#'))
            return false;
        _comments.Add(new Comment(_next, line[1..].Trim()));
        return true;
    }

    private List<HereDocument> HereDocuments(string line, Place at)
    {
        if (!line.Contains("<<", StringComparison.Ordinal))
            return [];
        var words = Words.Split(line, Escape);
        var keyword = words[0].Equals("onbuild", StringComparison.OrdinalIgnoreCase) && words.Count > 1 ? words[1] : words[0];
        return _withHereDocuments.Contains(keyword.ToLowerInvariant())
            ? [.. words.Select(word => Start().Match(word)).Where(match => match.Success && match.Groups["name"].Length > 0).Select(match => Body(match, at))]
            : [];
    }

    private HereDocument Body(Match start, Place at)
    {
        var written = start.Groups["name"].Value;
        var name = Words.Unquote(written, Escape);
        var content = new StringBuilder();
        while (_next < _lines.Length)
        {
            var line = _lines[_next++];
            if ((start.Groups["dash"].Length > 0 ? line.TrimStart('\t') : line) == name)
                return new HereDocument(name, written == name, content.ToString());
            content.Append(line).Append('\n');
        }
        throw at.Fault($"the here-document '{name}' has no end");
    }

    [GeneratedRegex(@"\A[0-9]*<<(?<dash>-?)(?<name>[^<\s]*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Start();
}
