namespace PyContainer.Build.Python;

/// <summary>Reads the marker grammar of PEP 508: <c>or</c> binds weakest, then <c>and</c>, then parentheses and comparisons.</summary>
internal sealed class MarkerParser(string text)
{
    /// <summary>Deeper nesting has no use and would exhaust the stack.</summary>
    private const int MaximumDepth = 100;

    private int _at;
    private int _depth;
    private string? _fault;

    public MarkerExpression? Parse(out string? reason)
    {
        var expression = Or();
        SkipSpace();
        if (expression is not null && _at < text.Length)
            expression = Fail($"'and', 'or' or the end is expected at '{text[_at..]}'");
        reason = _fault is null ? null : $"'{text.Trim()}' is not a marker: {_fault}";
        return expression;
    }

    private MarkerExpression? Or() => Terms(isOr: true, "or");

    private MarkerExpression? And() => Terms(isOr: false, "and");

    private MarkerExpression? Terms(bool isOr, string word)
    {
        if ((isOr ? And() : Term()) is not { } first)
            return null;
        if (!TryWord(word))
            return first;
        var terms = new List<MarkerExpression> { first };
        do
        {
            if ((isOr ? And() : Term()) is not { } term)
                return null;
            terms.Add(term);
        }
        while (TryWord(word));
        return new MarkerCombination(isOr, terms);
    }

    private MarkerExpression? Term()
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != '(')
            return Comparison();
        if (++_depth > MaximumDepth)
            return Fail("parentheses are nested too deeply");
        _at++;
        var inner = Or();
        SkipSpace();
        if (inner is null)
            return null;
        if (_at >= text.Length || text[_at] != ')')
            return Fail("a ')' is missing");
        _at++;
        _depth--;
        return inner;
    }

    private MarkerComparison? Comparison()
    {
        if (Operand() is not { } left || Operator() is not { } operation || Operand() is not { } right)
            return null;
        return new MarkerComparison(left, operation, right);
    }

    private MarkerOperand? Operand()
    {
        SkipSpace();
        if (_at >= text.Length)
            return FailOperand("a variable or a quoted text is missing at the end");
        if (text[_at] is '\'' or '"')
        {
            var end = text.IndexOf(text[_at], _at + 1);
            if (end < 0)
                return FailOperand($"the text that begins at {text[_at..]} has no end");
            var literal = text[(_at + 1)..end];
            _at = end + 1;
            return new MarkerOperand(null, literal);
        }

        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.'))
            _at++;
        var word = text[start.._at];
        return MarkerKeys.TryFind(word, out var key)
            ? new MarkerOperand(key, word)
            : FailOperand($"'{(word.Length > 0 ? word : text[start..])}' is not a variable of markers");
    }

    private MarkerOperator? Operator()
    {
        SkipSpace();
        if (TryWord("in"))
            return MarkerOperator.In;
        if (TryWord("not"))
        {
            if (TryWord("in"))
                return MarkerOperator.NotIn;
            Fail("'in' must follow 'not'");
            return null;
        }

        var start = _at;
        while (_at < text.Length && text[_at] is ('=' or '!' or '<' or '>' or '~'))
            _at++;
        if (MarkerOperators.TryFind(text[start.._at], out var operation))
            return operation;
        Fail($"'{(start < _at ? text[start.._at] : text[start..])}' is not an operator of markers");
        return null;
    }

    private bool TryWord(string word)
    {
        SkipSpace();
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            return false;
        var end = _at + word.Length;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            return false;
        _at = end;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    private MarkerExpression? Fail(string reason)
    {
        _fault ??= reason;
        return null;
    }

    private MarkerOperand? FailOperand(string reason)
    {
        _fault ??= reason;
        return null;
    }
}
