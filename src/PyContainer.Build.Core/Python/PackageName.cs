using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Python;

/// <summary>
/// The name of a distribution (PEP 503, PEP 508). Two spellings are one name when their normal forms are equal: runs of
/// <c>-</c>, <c>_</c> and <c>.</c> become one <c>-</c>, letters become lower case. Names of extras and groups follow the same rule.
/// </summary>
public sealed class PackageName : IEquatable<PackageName>
{
    private PackageName(string text, string normalized)
    {
        Text = text;
        Normalized = normalized;
    }

    /// <summary>The name as it was written.</summary>
    public string Text { get; }

    /// <summary>The normal form, by which names are compared.</summary>
    public string Normalized { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is not a name; the message says why.</exception>
    public static PackageName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"'{text}' is not a package name: letters, digits, '-', '_' and '.', beginning and ending with a letter or digit");

    /// <summary>Reads a name, or says that the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageName? name)
    {
        name = text is not null && TryNormalize(text, out var normalized) ? new PackageName(text, normalized) : null;
        return name is not null;
    }

    /// <summary>The normal form of a name of a package, an extra or a group, or false when the text is no such name.</summary>
    public static bool TryNormalize(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? normalized)
    {
        normalized = null;
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
            return false;
        Span<char> buffer = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                buffer[length++] = char.ToLowerInvariant(character);
            else if (character is not ('-' or '_' or '.'))
                return false;
            else if (buffer[length - 1] != '-')
                buffer[length++] = '-';
        }

        normalized = buffer[..length].ToString();
        return true;
    }

    /// <summary>The same; a text that is in normal form already is returned itself.</summary>
    internal static bool TryNormalize(string? text, [NotNullWhen(true)] out string? normalized)
    {
        normalized = text is not null && IsNormal(text) ? text : null;
        return normalized is not null || TryNormalize(text.AsSpan(), out normalized);
    }

    private static bool IsNormal(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var isDash = text[at] == '-' && at > 0 && at < text.Length - 1 && text[at - 1] != '-';
            if (!isDash && !char.IsAsciiLetterLower(text[at]) && !char.IsAsciiDigit(text[at]))
                return false;
        }

        return text.Length > 0;
    }

    /// <inheritdoc/>
    public bool Equals(PackageName? other) => other is not null && other.Normalized == Normalized;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageName);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Normalized, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Normalized;
}
