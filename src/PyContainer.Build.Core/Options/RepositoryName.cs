using System.Text;
using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>
/// The name of an image without registry and tag, such as <c>shop/orders</c>. The grammar is that of the OCI distribution
/// specification; the normalisation is that of the .NET SDK's own container support, so that both give one name.
/// </summary>
public sealed partial record RepositoryName
{
    private RepositoryName(string value) => Value = value;

    /// <summary>The valid name.</summary>
    public string Value { get; }

    /// <summary>Reads a name as it stands; false when it is not valid.</summary>
    public static bool TryParse(string text, out RepositoryName? name)
    {
        name = text.Length <= 255 && Pattern().IsMatch(text) ? new RepositoryName(text) : null;
        return name is not null;
    }

    /// <summary>
    /// Makes a valid name out of a project's name: capital letters become small, every other character that a name cannot hold
    /// becomes <c>-</c>. False when the first character is no ASCII letter or digit, or when the result is still not valid.
    /// </summary>
    public static bool TryNormalize(string text, out RepositoryName? name)
    {
        name = null;
        if (TryParse(text, out name))
            return true;
        if (text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]))
            return false;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
            result.Append(char.IsAsciiLetterOrDigit(character) || character is '_' or '/' or '-' ? char.ToLowerInvariant(character) : '-');
        return TryParse(result.ToString(), out name);
    }

    /// <summary>Whether the text starts with a registry's host, which belongs into a property of its own.</summary>
    public static bool NamesRegistry(string text) => RegistryPrefix().IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A[^/]+[.:][^/]*/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RegistryPrefix();
}
