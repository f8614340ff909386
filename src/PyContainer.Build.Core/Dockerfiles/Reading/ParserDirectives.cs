using System.Text.RegularExpressions;

namespace PyContainer.Build.Dockerfiles.Reading;

/// <summary>A parser directive: <c># syntax=</c>, <c># escape=</c> or <c># check=</c> in the first lines.</summary>
/// <param name="Name">Its name, in small letters.</param>
/// <param name="Value">Its value.</param>
/// <param name="Line">Its line.</param>
public sealed record ParserDirective(string Name, string Value, int Line);

/// <summary>Finds the parser directives. The first line that could not be one ends them, a comment as well as an empty line.</summary>
internal sealed partial class ParserDirectives
{
    private static readonly string[] _names = ["syntax", "escape", "check"];
    private readonly List<ParserDirective> _found = [];
    private bool _isOver;

    internal IReadOnlyList<ParserDirective> Found => _found;

    /// <summary>The character that escapes, and that continues a line.</summary>
    internal char Escape { get; private set; } = '\\';

    /// <summary>Looks at a line; whether it is a directive.</summary>
    internal bool Take(string line, Place at)
    {
        if (_isOver)
            return false;
        if (Pattern().Match(line) is not { Success: true } match)
        {
            _isOver = true;
            return false;
        }
        var directive = new ParserDirective(match.Groups["name"].Value.ToLowerInvariant(), match.Groups["value"].Value, at.Line);
        if (!_names.Contains(directive.Name))
            return false;
        if (_found.Exists(other => other.Name == directive.Name))
            throw at.Fault($"the directive '{directive.Name}' stands twice");
        if (directive.Name == "escape")
            Escape = directive.Value is "\\" or "`" ? directive.Value[0] : throw at.Fault($"'{directive.Value}' cannot be the escape character; it is \\ or `");
        _found.Add(directive);
        return true;
    }

    [GeneratedRegex(@"\A\s*#\s*(?<name>[A-Za-z][A-Za-z0-9]*)\s*=\s*(?<value>\S.*?)\s*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
