using System.Text.RegularExpressions;

namespace PyContainer.Build;

/// <summary>The forms of options that stay texts. Anchored at both ends of the text, not of a line.</summary>
internal static partial class OptionPatterns
{
    /// <summary>A full version of uv.</summary>
    [GeneratedRegex(@"\A[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex UvVersion();

    /// <summary>What a version is made of, of .NET or of Python; which of them it is matters only where it is used.</summary>
    [GeneratedRegex(@"\A[0-9A-Za-z][0-9A-Za-z.+!_-]{0,199}\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Version();

    /// <summary>The name of a distribution (PEP 508).</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex PackageName();

    /// <summary>The path of a URL, without anything that a Dockerfile or a shell would read.</summary>
    [GeneratedRegex(@"\A/[A-Za-z0-9._~/%?=&-]*\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex UrlPath();

    /// <summary>An absolute folder of an image, outside of what the kernel provides.</summary>
    [GeneratedRegex(@"\A(?!/(?:proc|sys|dev)(?:/|\z))/(?:(?!\.\.?(?:/|\z))[A-Za-z0-9._-]+(?:/(?!\.\.?(?:/|\z))[A-Za-z0-9._-]+)*/?)?\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Folder();

    /// <summary>The name of a signal.</summary>
    [GeneratedRegex(@"\ASIG[A-Z0-9+-]{2,12}\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex SignalName();

    /// <summary>The name of a buildx builder.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex BuilderName();

    /// <summary>BuildKit's network modes for steps.</summary>
    [GeneratedRegex(@"\A(?:default|host|none)\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex NetworkMode();

    /// <summary>An http or https address without user and password: it would stand in the Dockerfile.</summary>
    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/%+-]*)?\z", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex PlainUrl();
}
