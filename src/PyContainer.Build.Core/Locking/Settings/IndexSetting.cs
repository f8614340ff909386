using PyContainer.Build.Diagnostics;
using PyContainer.Build.Python;

namespace PyContainer.Build.Locking;

/// <summary>A configured index.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Text">As configured.</param>
/// <param name="Directory">The directory to which a relative path belongs.</param>
/// <param name="IsDefault">Whether it replaces the built-in one.</param>
/// <param name="IsExplicit">Whether only sources that name it use it.</param>
/// <param name="HashAlgorithm">The algorithm its hashes must have, or null.</param>
/// <param name="Span">Where it is configured, or null for arguments and environment.</param>
internal sealed record IndexSetting(
    string? Name, string Text, string Directory, bool IsDefault, bool IsExplicit, string? HashAlgorithm, SourceSpan? Span)
{
    /// <summary>Whether it is a folder of this machine.</summary>
    public bool IsPath => !UrlText.HasScheme(Text.ToLowerInvariant()) || Text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text that a lock has for it: a URL without credentials, or a path, relative to the root if it was configured so.</summary>
    public string LockText(string root)
    {
        if (!IsPath)
            return UrlText.Parse(Text)?.WithoutCredentials().ToString() ?? Text;
        if (UrlText.Parse(Text) is { } url)
            return FilePaths.Normalize(url.FilePath());
        var path = FilePaths.Combine(Directory, Text);
        return Path.IsPathRooted(Text) ? path : FilePaths.Relative(root, path);
    }

    /// <summary>The folder, when it is one.</summary>
    public string Folder() => UrlText.Parse(Text) is { } url ? FilePaths.Normalize(url.FilePath()) : FilePaths.Combine(Directory, Text);
}
