using System.Buffers.Binary;
using System.Text;
using PyContainer.Build.Diagnostics;
using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>
/// Links of a checkout that has none: where <c>core.symlinks</c> is false, as on Windows, git writes the target of a link into a text file.
/// git's index says which files those are (gitformat-index, versions 2 to 4; git itself is not run).
/// </summary>
internal static class GitLinks
{
    private const int HeaderBytes = 12;
    private const int FixedBytes = 62;
    private const int LinkMode = 0xA000;
    private const int ModeMask = 0xF000;

    /// <summary>The links that lie as texts below a folder, relative to it.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="enters">Whether a path enters the build, as a file.</param>
    internal static IReadOnlyList<string> WithoutLinks(string folder, Func<string, bool> enters)
    {
        try
        {
            return GitFolder(folder) is var (top, git) && HasNoLinks(Path.Combine(Common(git), "config"))
                ? [.. LinksOf(Path.Combine(git, "index")).Select(path => Path.GetRelativePath(folder, Path.Combine(top, path)).Replace(Path.DirectorySeparatorChar, '/')).Where(enters)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DiagnosticException)
        {
            // A repository that cannot be read says nothing of links.
            return [];
        }
    }

    private static (string Top, string Git)? GitFolder(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            switch (FileKinds.Of(git))
            {
                case FileKind.Folder:
                    return (at, git);
                // A worktree or a submodule.
                case FileKind.File when PlainFile.Text(git, FileLimit.Pin).Trim() is var text && text.StartsWith("gitdir:", StringComparison.Ordinal):
                    return (at, Path.GetFullPath(text["gitdir:".Length..].Trim().Replace('\0', ' '), at));
            }
        }
        return null;
    }

    private static string Common(string git) => Path.Combine(git, "commondir") is var file && FileKinds.Of(file) == FileKind.File
        ? Path.GetFullPath(PlainFile.Text(file, FileLimit.Pin).Trim().Replace('\0', ' '), git) : git;

    private static bool HasNoLinks(string config)
    {
        if (FileKinds.Of(config) != FileKind.File)
            return false;
        var (isCore, answer) = (false, false);
        foreach (var line in PlainFile.Text(config, FileLimit.Ignore).Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
                isCore = line.Equals("[core]", StringComparison.OrdinalIgnoreCase);
            else if (isCore && line.Split('=', 2) is [var key, var value] && key.Trim().Equals("symlinks", StringComparison.OrdinalIgnoreCase))
                answer = value.Trim().ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0";
        }
        return answer;
    }

    private static List<string> LinksOf(string index)
    {
        var links = new List<string>();
        if (FileKinds.Of(index) != FileKind.File)
            return links;
        ReadOnlySpan<byte> bytes = PlainFile.Bytes(index, FileLimit.Git);
        if (bytes.Length < HeaderBytes || !bytes.StartsWith("DIRC"u8))
            return links;
        var version = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        var count = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        var (at, previous) = (HeaderBytes, Array.Empty<byte>());
        for (var entry = 0u; entry < count && at + FixedBytes < bytes.Length; entry++)
        {
            var mode = BinaryPrimitives.ReadInt32BigEndian(bytes[(at + 24)..]);
            // One bit of the flags says that two more bytes of them follow.
            var start = at + FixedBytes + ((bytes[at + 60] & 0x40) != 0 && version >= 3 ? 2 : 0);
            var kept = 0;
            if (version == 4 && !TakeStrip(bytes, ref start, previous.Length, out kept))
                break;
            var length = start < bytes.Length ? bytes[start..].IndexOf((byte)0) : -1;
            if (length < 0)
                break;
            byte[] name = [.. previous.AsSpan(0, kept), .. bytes.Slice(start, length)];
            if ((mode & ModeMask) == LinkMode)
                links.Add(Encoding.UTF8.GetString(name));
            previous = version == 4 ? name : [];
            // Up to version 3 an entry is padded to a multiple of eight, with one NUL at least.
            at = version == 4 ? start + length + 1 : at + (start - at + length + 8) / 8 * 8;
        }
        return links;
    }

    // How much of the name before is cut off at its end; the numbers of git's packs ("offset encoding").
    private static bool TakeStrip(ReadOnlySpan<byte> bytes, ref int at, int length, out int kept)
    {
        long value = -1;
        byte one;
        do
        {
            kept = 0;
            if (at >= bytes.Length || value > length)
                return false;
            one = bytes[at++];
            value = ((value + 1) << 7) | (uint)(one & 0x7F);
        }
        while ((one & 0x80) != 0);
        kept = (int)(length - value);
        return value <= length;
    }
}
