using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>The tag of an image: up to 128 of <c>[A-Za-z0-9_.-]</c>, the first neither <c>.</c> nor <c>-</c> (OCI distribution specification).</summary>
public sealed partial record ImageTag
{
    private ImageTag(string value) => Value = value;

    /// <summary>The valid tag.</summary>
    public string Value { get; }

    /// <summary>Reads a tag; false when it is not valid.</summary>
    public static bool TryParse(string text, out ImageTag? tag)
    {
        tag = Pattern().IsMatch(text) ? new ImageTag(text) : null;
        return tag is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
