using System.Formats.Tar;

namespace PyContainer.Build.Images;

/// <summary>A header of a tar archive, extended headers applied.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">Bytes of content that follow.</param>
internal sealed record TarHeader(string Name, TarEntryType Type, long Size)
{
    internal int Mode { get; init; }

    internal long UserId { get; init; }

    internal long GroupId { get; init; }

    /// <summary>The name that a link points to.</summary>
    internal string LinkName { get; init; } = "";

    /// <summary>Whether it has the attribute <c>security.capability</c>.</summary>
    internal bool HasCapabilities { get; init; }
}
