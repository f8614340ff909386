using System.Buffers;
using System.Text;
using PyContainer.Build.Files;

namespace PyContainer.Build.Planning;

/// <summary>Recognises what a publish saves: an archive of an image, an OCI layout, a file with a digest.</summary>
internal static class ImageArchiveKind
{
    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789abcdef");

    private const int BlockBytes = 512;
    private const int MagicAt = 257;
    private const int NameBytes = 100;
    private const int MostHeaders = 8;
    private const int DigestHex = 64;
    private const int LongestDigestFile = 200;

    /// <summary>Whether a file is a tar of an image, or a folder an OCI layout.</summary>
    internal static bool IsImage(string path)
    {
        try
        {
            return FileKinds.Of(path) switch
            {
                FileKind.File => HasImageNames(path),
                FileKind.Folder => FileKinds.Of(Path.Combine(path, "oci-layout")) == FileKind.File && FileKinds.Of(Path.Combine(path, "index.json")) == FileKind.File,
                _ => false,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a file holds a digest and nothing else.</summary>
    internal static bool IsDigest(string path)
    {
        try
        {
            return FileKinds.Of(path) == FileKind.File && new FileInfo(path).Length <= LongestDigestFile && IsDigestText(PlainFile.Text(path, FileLimit.Pin).Trim());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // docker and buildx begin an archive with the blobs, or with a folder or file for each layer (Docker's format before OCI).
    private static bool HasImageNames(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var block = new byte[BlockBytes];
        for (var count = 0; count < MostHeaders && file.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false) == BlockBytes; count++)
        {
            if (!block.AsSpan(MagicAt).StartsWith("ustar"u8))
                return false;
            if (IsImageName(Encoding.ASCII.GetString(block, 0, NameBytes).TrimEnd('\0')))
                return true;
            if (Size(block) is not { } size || size > file.Length)
                return false;
            file.Seek((size + BlockBytes - 1) / BlockBytes * BlockBytes, SeekOrigin.Current);
        }
        return false;
    }

    private static bool IsImageName(string name) => name is "oci-layout" or "manifest.json" || name.StartsWith("blobs/sha256/", StringComparison.Ordinal)
        || (name.Length > DigestHex && name.AsSpan(0, DigestHex).IndexOfAnyExcept(_hex) < 0 && name[DigestHex] is '/' or '.');

    private static long? Size(byte[] block)
    {
        var text = Encoding.ASCII.GetString(block, 124, 12).Trim('\0', ' ');
        return text.Length > 0 && text.All(character => character is >= '0' and <= '7') ? Convert.ToInt64(text, 8) : null;
    }

    private static bool IsDigestText(string text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal) && text.Length == "sha256:".Length + DigestHex && text.AsSpan("sha256:".Length).IndexOfAnyExcept(_hex) < 0;
}
