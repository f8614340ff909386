namespace PyContainer.Build.Images;

/// <summary>What an entry of a file system is.</summary>
public enum ImageFileKind
{
    /// <summary>A regular file; also one that another name was linked to.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A device, a pipe or a socket.</summary>
    Special,
}

/// <summary>An entry of an image's file system.</summary>
/// <param name="Path">Where it is: absolute, with '/', no link on the way.</param>
/// <param name="Kind">What it is.</param>
public sealed record ImageFile(string Path, ImageFileKind Kind)
{
    /// <summary>Permission bits, setuid, setgid and sticky among them: the lowest twelve.</summary>
    public int Mode { get; init; }

    /// <summary>The number of the owner.</summary>
    public long UserId { get; init; }

    /// <summary>The number of the group.</summary>
    public long GroupId { get; init; }

    /// <summary>Bytes of a regular file.</summary>
    public long Size { get; init; }

    /// <summary>Where a link points, as it is written; empty for anything else.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether it has the attribute <c>security.capability</c>.</summary>
    public bool HasCapabilities { get; init; }

    /// <summary>The number of its layer, counted from 1.</summary>
    public int Layer { get; init; }

    /// <summary>What is kept of its bytes: see <see cref="KeptContent"/>. Empty for most files.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What a program or library says of itself; null for other files.</summary>
    public ElfFile? Elf { get; init; }

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path of the folder it is in.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var end ? Path[..end] : "/";

    /// <summary>Whether it is a regular file that somebody may run.</summary>
    public bool IsExecutable => Kind == ImageFileKind.File && (Mode & 0b001_001_001) != 0;

    /// <summary>The kept bytes as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Content.Span);
}
