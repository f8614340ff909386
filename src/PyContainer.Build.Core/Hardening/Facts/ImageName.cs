using System.Text.RegularExpressions;

namespace PyContainer.Build.Hardening;

/// <summary>What the name of a well-known image tells about it.</summary>
internal sealed partial class ImageName
{
    internal ImageName(string text)
    {
        var name = text.Split('@')[0];
        var colon = name.LastIndexOf(':');
        (Repository, Tag) = colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..]) : (name, "");
        if (Repository.StartsWith("docker.io/", StringComparison.Ordinal))
            Repository = Repository["docker.io/".Length..];
        if (Repository.StartsWith("library/", StringComparison.Ordinal))
            Repository = Repository["library/".Length..];
    }

    /// <summary>The repository without the default registry and its default folder.</summary>
    internal string Repository { get; }

    /// <summary>The tag; empty when there is none.</summary>
    internal string Tag { get; }

    /// <summary>The empty image.</summary>
    internal bool IsScratch => Repository == "scratch";

    /// <summary>Google's distroless images: the version of Debian is in the repository, the tags name variants.</summary>
    internal bool IsDistroless => Repository.StartsWith("gcr.io/distroless/", StringComparison.Ordinal);

    /// <summary>Distroless with an interpreter, which is its entry point.</summary>
    internal bool IsDistrolessPython => IsDistroless && Repository.Contains("/python3", StringComparison.Ordinal);

    /// <summary>Chainguard's images: the free ones have no tags of versions.</summary>
    internal bool IsChainguard => Repository.StartsWith("cgr.dev/chainguard/", StringComparison.Ordinal) || Repository.StartsWith("chainguard/", StringComparison.Ordinal);

    /// <summary>The official image of CPython: a shell and a package manager come with it.</summary>
    internal bool IsOfficialPython => Repository == "python" || Repository.EndsWith("/library/python", StringComparison.Ordinal);

    /// <summary>An image that brings uv.</summary>
    internal bool IsUv => Repository is "ghcr.io/astral-sh/uv" or "astral/uv";

    /// <summary>Whether the image itself sets a user other than root.</summary>
    internal bool IsNonRoot => Tag.Contains("nonroot", StringComparison.Ordinal) || (IsChainguard && !Repository.EndsWith("/wolfi-base", StringComparison.Ordinal));

    /// <summary>Whether the image itself sets an entry point that arguments would go to.</summary>
    internal bool HasEntryPoint => IsDistrolessPython || Repository is "cgr.dev/chainguard/python" or "chainguard/python" || (IsUv && !Tag.Contains('-', StringComparison.Ordinal));

    /// <summary>The minor version of the image's own CPython, or null.</summary>
    internal string? PythonMinor => this switch
    {
        { IsOfficialPython: true } => Version().Match(Tag) is { Success: true } match ? match.Groups["minor"].Value : null,
        { IsUv: true } => UvPython().Match(Tag) is { Success: true } match ? match.Groups["minor"].Value : null,
        { IsDistrolessPython: true } => Repository[^2..] switch { "13" => "3.13", "12" => "3.11", "11" => "3.9", _ => null },
        _ => null,
    };

    [GeneratedRegex(@"\A(?<minor>[0-9]+\.[0-9]+)(?:[.-]|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"(?:\A|-)python(?<minor>[0-9]+\.[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UvPython();
}
