namespace PyContainer.Build.Planning;

/// <summary>
/// Paths that need no quotes anywhere in a Dockerfile: neither in a mount, which is read as a flag, as CSV and as a word in turn, nor in
/// COPY.
/// </summary>
internal static class PlainPath
{
    /// <summary>Whether a path is made of ASCII letters, digits and <c>- _ . / : @ +</c> alone.</summary>
    internal static bool IsPlain(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:@+".Contains(character, StringComparison.Ordinal));
}
