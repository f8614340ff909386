using PyContainer.Build.Buildx;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-83: labels say what the image is and what it was made from (OCI image specification, "Annotations"; DL3049 to DL3056).</summary>
internal sealed class OciLabels() : HardeningRule(83, HardeningGrade.Medium, "Set 'LABEL org.opencontainers.image.…=…'.")
{
    private const string Prefix = "org.opencontainers.image.";
    private static readonly string[] _keys = ["title", "description", "version", "revision", "source", "licenses", "created", "base.name", "base.digest"];

    internal override IEnumerable<string> CheckImage(ImageConfig image)
    {
        string[] missing = [.. _keys.Where(key => !Has(image, key)), .. Has(image, "authors") || Has(image, "vendor") ? Array.Empty<string>() : ["authors"]];
        if (missing.Length > 0)
            yield return $"the image has no label for {string.Join(", ", missing)}";
    }

    private static bool Has(ImageConfig image, string key) => image.Labels.GetValueOrDefault(Prefix + key) is { Length: > 0 };
}
