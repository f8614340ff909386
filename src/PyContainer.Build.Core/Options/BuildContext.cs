namespace PyContainer.Build.Options;

/// <summary>
/// A named build context of BuildKit: wherever the Dockerfile says <paramref name="Name"/>, the build takes <paramref name="Source"/>.
/// So a mirror or an air-gapped network replaces an image without touching the file.
/// </summary>
/// <param name="Name">An image reference exactly as the Dockerfile writes it, digest included.</param>
/// <param name="Source"><c>docker-image://REFERENCE</c>, or the full path of a folder.</param>
public sealed record BuildContext(string Name, string Source);
