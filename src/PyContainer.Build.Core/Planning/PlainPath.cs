namespace PyContainer.Build.Planning;

/// <summary>
/// Paths that need no quotes anywhere in a Dockerfile. A path in a mount is read as a flag, as CSV and as a path in turn; rather than
/// quoting for all three, files with other names are kept out of mounts.
/// </summary>
internal static class PlainPath
{
    /// <summary>Whether a path is made of ASCII letters, digits and <c>- _ . / : @ +</c> alone.</summary>
    internal static bool IsPlain(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:@+".Contains(character, StringComparison.Ordinal));
}
