namespace PyContainer.Build.Options;

/// <summary>How much a provenance tells (SLSA provenance, as BuildKit writes it).</summary>
public enum ProvenanceMode
{
    /// <summary>None is made.</summary>
    None,

    /// <summary>Sources, times and the platform.</summary>
    Min,

    /// <summary>Also the Dockerfile and the values of build arguments.</summary>
    Max,
}

/// <summary>The list of what an image holds (SPDX), made by a scanner that runs in the build.</summary>
/// <param name="Generator">The scanner's image; null is BuildKit's own choice.</param>
public sealed record SbomRequest(ImageReference? Generator)
{
    /// <summary>Reads <c>true</c>, or a scanner's image. What is off is no request: see <see cref="IsOff"/>.</summary>
    public static bool TryParse(string text, out SbomRequest? request)
    {
        request = null;
        if (string.Equals(text, "true", StringComparison.OrdinalIgnoreCase))
            request = new SbomRequest((ImageReference?)null);
        // A word alone would be an image of Docker's own library, and is a typing error.
        else if ((text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal)) && ImageReference.TryParse(text, out var generator))
            request = new SbomRequest(generator);
        return request is not null;
    }

    /// <summary>Whether the text says that none is wanted.</summary>
    public static bool IsOff(string text) => text.Length == 0 || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => Generator is null ? "true" : $"generator={Generator}";
}
