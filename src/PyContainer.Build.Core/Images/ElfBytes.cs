using System.Buffers.Binary;
using System.Text;

namespace PyContainer.Build.Images;

/// <summary>The numbers and texts of an ELF file, in its own byte order and width.</summary>
internal sealed class ElfBytes
{
    private const int MostText = 1024;

    private readonly Stream _content;
    private readonly bool _isLittleEndian;

    private ElfBytes(Stream content, bool is64Bit, bool isLittleEndian) => (_content, Is64Bit, _isLittleEndian) = (content, is64Bit, isLittleEndian);

    /// <summary>Whether addresses have 64 bits.</summary>
    internal bool Is64Bit { get; }

    /// <summary>Opens a file; null where it does not begin like one.</summary>
    internal static ElfBytes? Open(Stream content)
    {
        Span<byte> head = stackalloc byte[6];
        content.Position = 0;
        return content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[..4].SequenceEqual("\u007FELF"u8) && head[4] is 1 or 2 && head[5] is 1 or 2
            ? new ElfBytes(content, head[4] == 2, head[5] == 1)
            : null;
    }

    /// <summary>Two bytes.</summary>
    internal int Half(long at)
    {
        Span<byte> bytes = stackalloc byte[2];
        Fill(at, bytes);
        return _isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <summary>Four bytes.</summary>
    internal long Int(long at)
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(at, bytes);
        return _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>An address or a size: four or eight bytes. More than a file can have reads as negative.</summary>
    internal long Word(long at)
    {
        if (!Is64Bit)
            return Int(at);
        Span<byte> bytes = stackalloc byte[8];
        Fill(at, bytes);
        return _isLittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    /// <summary>The text up to the next NUL.</summary>
    internal string Text(long at)
    {
        Move(at);
        Span<byte> bytes = stackalloc byte[MostText];
        var count = _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..count].IndexOf((byte)0) is >= 0 and var end ? Encoding.UTF8.GetString(bytes[..end]) : throw new InvalidDataException("a text does not end");
    }

    private void Fill(long at, Span<byte> bytes)
    {
        Move(at);
        if (_content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException("the file ends too early");
    }

    private void Move(long at)
    {
        if (at < 0 || at > _content.Length)
            throw new InvalidDataException("the file ends too early");
        _content.Position = at;
    }
}
