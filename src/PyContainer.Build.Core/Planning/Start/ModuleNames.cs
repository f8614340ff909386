namespace PyContainer.Build.Planning;

/// <summary>
/// The names that a module has once it is imported, as far as its text tells. It errs on one side only: a name that is not here is
/// surely not there, unless <see cref="IsOpen"/> or a star import brings it.
/// </summary>
internal sealed class ModuleNames
{
    // What can give a module names that its text does not show.
    private static readonly HashSet<string> _dynamic =
        new(StringComparer.Ordinal) { "globals", "locals", "vars", "exec", "__getattr__", "__dict__" };

    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);
    private readonly List<string> _defined = [];
    private readonly List<string> _stars = [];

    private ModuleNames()
    {
    }

    /// <summary>Whether a value is given to names that only a run would tell.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>The modules all of whose names are imported, as written, leading dots included.</summary>
    internal IReadOnlyList<string> Stars => _stars;

    /// <summary>The names that it defines itself and does not mark as private, in order.</summary>
    internal IReadOnlyList<string> Defined => _defined;

    /// <summary>Whether a name may have a value.</summary>
    internal bool Has(string name) => _bound.Contains(name);

    /// <summary>Reads the text of a module; null when it has no form that Python could read.</summary>
    internal static ModuleNames? Read(string text)
    {
        if (PythonLines.Read(text) is not { } lines)
            return null;
        var names = new ModuleNames();
        // The functions and classes around a line: the names in them are their own.
        var scopes = new Stack<int>();
        foreach (var line in lines)
        {
            while (scopes.Count > 0 && line.Indent <= scopes.Peek())
                scopes.Pop();
            if (names.Add(line, isInside: scopes.Count > 0))
                scopes.Push(line.Indent);
        }
        return names;
    }

    // Whether the line begins a scope of its own.
    private bool Add(PythonLine line, bool isInside)
    {
        var tokens = line.Tokens;
        IsOpen |= tokens.Any(_dynamic.Contains) || HasModules(tokens);
        for (var at = 0; at < tokens.Count; at++)
        {
            // In a function, and in one that stands on a single line, too.
            if (tokens[at] == "global")
                _bound.UnionWith(tokens.Skip(at + 1));
        }
        var first = tokens[0] == "async" ? 1 : 0;
        if (tokens.Count > first + 1 && tokens[first] is "def" or "class")
        {
            if (!isInside)
                Define(tokens[first + 1], line.Indent);
            return true;
        }
        if (!isInside)
            Bind(tokens, line.Indent);
        return false;
    }

    // Outside of functions a name that is used has a value, or the module could not be imported: each use counts as one.
    private void Bind(IReadOnlyList<string> tokens, int indent)
    {
        var start = 0;
        if (tokens[0] == "from" && IndexOf(tokens, "import") is > 0 and var import)
        {
            start = import + 1;
            if (tokens.Count > start && tokens[start] == "*")
                _stars.Add(string.Concat(tokens.Skip(1).Take(import - 1)));
        }
        else if (tokens.Count > 1 && tokens[1] is "=" or ":" && IsName(tokens[0]))
            Define(tokens[0], indent);
        var depth = 0;
        for (var at = start; at < tokens.Count; at++)
        {
            depth += tokens[at] is "(" or "[" or "{" ? 1 : tokens[at] is ")" or "]" or "}" ? -1 : 0;
            var isAttribute = at > 0 && tokens[at - 1] == ".";
            var isArgument = depth > 0 && at + 1 < tokens.Count && tokens[at + 1] == "=" && at > 0 && tokens[at - 1] is "(" or ",";
            if (!isAttribute && !isArgument)
                _bound.Add(tokens[at]);
        }
    }

    private void Define(string name, int indent)
    {
        _bound.Add(name);
        if (indent == 0 && name[0] != '_' && !_defined.Contains(name))
            _defined.Add(name);
    }

    // sys.modules and setattr can give any module anything.
    private static bool HasModules(IReadOnlyList<string> tokens) =>
        (tokens.Contains("modules") && tokens.Contains("sys")) || (tokens.Contains("setattr") && tokens.Contains("__name__"));

    private static int IndexOf(IReadOnlyList<string> tokens, string token)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at] == token)
                return at;
        }
        return -1;
    }

    private static bool IsName(string token) => (char.IsAsciiLetter(token[0]) || token[0] == '_')
        && token is not ("if" or "else" or "try" or "finally" or "while" or "for" or "with" or "match" or "case" or "lambda");
}
