using System.Text.RegularExpressions;

namespace PyContainer.Build.Options;

/// <summary>A label of an image.</summary>
/// <param name="Key">Its key, mostly a reversed domain name.</param>
/// <param name="Value">Its text, in one line.</param>
public sealed partial record ImageLabel(string Key, string Value)
{
    /// <summary>What the keys of the OCI image specification ("Annotations") start with.</summary>
    public const string OciPrefix = "org.opencontainers.image.";

    /// <summary>Whether a text can be a key: letters, digits and <c>. _ / -</c> between them.</summary>
    public static bool IsKey(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,253}[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}

/// <summary>A label that the package finds the value of, unless the project says it.</summary>
/// <param name="Name">The end of its key, after <see cref="ImageLabel.OciPrefix"/>.</param>
/// <param name="Value">What the project's own property for it says; empty leaves it to the Python project.</param>
/// <param name="Fallback">What a property for NuGet packages says; it counts where the Python project says nothing.</param>
public sealed record LabelRequest(string Name, string Value, string Fallback);
