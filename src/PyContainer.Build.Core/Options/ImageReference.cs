namespace PyContainer.Build.Options;

/// <summary>
/// A reference to an image, such as <c>gcr.io/distroless/cc-debian13:nonroot@sha256:…</c>: optional registry, repository, optional
/// tag, optional digest. It keeps the text as it was written, because a named build context matches by that text alone.
/// </summary>
public sealed record ImageReference
{
    private ImageReference(string text, string? registry, string repository, string? tag, Digest? digest) =>
        (Text, Registry, Repository, Tag, Digest) = (text, registry, repository, tag, digest);

    /// <summary>The reference as written.</summary>
    public string Text { get; }

    /// <summary>Host and port of the registry; null when the reference leaves it to the engine.</summary>
    public string? Registry { get; }

    /// <summary>The repository within the registry.</summary>
    public string Repository { get; }

    /// <summary>The tag, or null.</summary>
    public string? Tag { get; }

    /// <summary>The pinned content, or null.</summary>
    public Digest? Digest { get; }

    /// <summary>Reads a reference that the product itself states.</summary>
    /// <exception cref="FormatException">The text is no reference.</exception>
    public static ImageReference Parse(string text) =>
        TryParse(text, out var reference) ? reference! : throw new FormatException($"'{text}' is not an image reference");

    /// <summary>Reads a reference; false when the text is none.</summary>
    public static bool TryParse(string text, out ImageReference? reference)
    {
        reference = null;
        var (rest, digestText) = Split(text, text.LastIndexOf('@'));
        Digest? digest = null;
        if (digestText is not null && !Digest.TryParse(digestText, out digest))
            return false;
        var colon = rest.LastIndexOf(':');
        var (name, tag) = Split(rest, colon > rest.LastIndexOf('/') ? colon : -1);
        if (tag is not null && !ImageTag.TryParse(tag, out _))
            return false;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var registry = first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost" ? first : null;
        var repository = registry is null ? name : name[(slash + 1)..];
        if (!RepositoryName.TryParse(repository, out _) || (registry is not null && !RegistryHost.TryParse(registry, out _)))
            return false;
        reference = new ImageReference(text, registry, repository, tag, digest);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static (string Head, string? Tail) Split(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
}
