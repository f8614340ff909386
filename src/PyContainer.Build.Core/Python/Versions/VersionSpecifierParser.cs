using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Python;

/// <summary>Reads comma-separated version specifiers and says what is wrong with one that cannot be read.</summary>
internal static class VersionSpecifierParser
{
    public static bool TryParse(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionSpecifiers? specifiers, [NotNullWhen(false)] out string? reason)
    {
        specifiers = null;
        reason = null;
        var rest = text.Trim();
        if (rest.IsEmpty)
        {
            specifiers = VersionSpecifiers.Any;
            return true;
        }

        var clauses = new VersionSpecifier[1 + rest.Count(',')];
        for (var index = 0; index < clauses.Length; index++)
        {
            var comma = rest.IndexOf(',');
            var clause = (comma < 0 ? rest : rest[..comma]).Trim();
            if (!TryParseClause(clause, out var specifier, out reason))
                return false;
            clauses[index] = specifier;
            rest = comma < 0 ? [] : rest[(comma + 1)..].Trim();
            if (comma >= 0 && rest.IsEmpty)
            {
                reason = $"a clause is missing after the last ',' of '{text}'";
                return false;
            }
        }

        specifiers = new VersionSpecifiers(clauses);
        return true;
    }

    private static bool TryParseClause(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out VersionSpecifier? specifier, [NotNullWhen(false)] out string? reason)
    {
        specifier = null;
        var length = OperatorLength(text);
        if (length == 0)
        {
            reason = $"'{text}' does not begin with one of ==, !=, ~=, <, <=, >, >=, ===";
            return false;
        }

        var version = text[length..].Trim();
        if (version.IsEmpty)
        {
            reason = $"no version follows '{text}'";
            return false;
        }

        if (!new PepVersionParser(version).TryParsePattern(out var parsed, out var wildcard, out reason))
            return false;
        var operation = Operator(text[..length], wildcard);
        reason = operation is null ? $"'.*' may follow == and != only, not '{text[..length]}'" : Incompatible(operation.Value, parsed);
        if (reason is not null)
            return false;
        specifier = new(operation!.Value, parsed);
        return true;
    }

    private static int OperatorLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("==="))
            return 3;
        if (text.StartsWith("==") || text.StartsWith("!=") || text.StartsWith("~=") || text.StartsWith("<=") || text.StartsWith(">="))
            return 2;
        return text.StartsWith("<") || text.StartsWith(">") ? 1 : 0;
    }

    private static SpecifierOperator? Operator(ReadOnlySpan<char> text, bool wildcard)
    {
        if (wildcard)
            return text switch { "==" => SpecifierOperator.EqualStar, "!=" => SpecifierOperator.NotEqualStar, _ => null };
        return text switch
        {
            "==" => SpecifierOperator.Equal,
            "!=" => SpecifierOperator.NotEqual,
            "===" => SpecifierOperator.ArbitraryEqual,
            "~=" => SpecifierOperator.Compatible,
            "<=" => SpecifierOperator.LessThanEqual,
            "<" => SpecifierOperator.LessThan,
            ">" => SpecifierOperator.GreaterThan,
            _ => SpecifierOperator.GreaterThanEqual,
        };
    }

    private static string? Incompatible(SpecifierOperator operation, PepVersion version)
    {
        if (operation == SpecifierOperator.Compatible && version.Release.Count < 2)
            return $"'~={version}' needs a release of at least two numbers";
        var local = operation is SpecifierOperator.Equal or SpecifierOperator.NotEqual or SpecifierOperator.ArbitraryEqual;
        return version.Local.Count > 0 && !local ? $"a local version as in '{version}' may follow ==, != and === only" : null;
    }
}
