using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A content digest as registries write it: <c>sha256:</c> and 64 hexadecimal digits (OCI image specification, "Digests").</summary>
public sealed partial record Digest
{
    private Digest(string value) => Value = value;

    /// <summary>The digest with its algorithm.</summary>
    public string Value { get; }

    /// <summary>The first twelve digits, for people.</summary>
    public string Abbreviated => Value.Substring("sha256:".Length, 12);

    /// <summary>Reads a digest; false when the text is none.</summary>
    public static bool TryParse(string? text, out Digest? digest)
    {
        digest = text is not null && Pattern().IsMatch(text) ? new Digest(text) : null;
        return digest is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
