using System.IO.Compression;

namespace PyContainer.Build.Images;

/// <summary>How a layer is packed, by its first bytes: media types of old and new formats differ, and some engines write none.</summary>
internal static class LayerPacking
{
    /// <summary>The name of a packing that .NET does not have; null for gzip and for none.</summary>
    internal static string? Unknown(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? "zstd"
        : head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z']) ? "xz"
        : head.StartsWith("BZh"u8) ? "bzip2"
        : null;

    /// <summary>The stream of the archive itself.</summary>
    internal static Stream Unpack(ReadOnlySpan<byte> head, Stream layer) =>
        head.StartsWith<byte>([0x1F, 0x8B]) ? new GZipStream(layer, CompressionMode.Decompress) : layer;
}
