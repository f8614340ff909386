using System.Formats.Tar;
using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Images;

/// <summary>
/// Reads a tar archive from its start to its end. Not <see cref="TarReader"/>: that refuses extended headers whose values hold a line end,
/// as those of file capabilities may, and takes memory for an extended header of any size before it has seen a byte of it.
/// </summary>
/// <param name="source">The archive, unpacked.</param>
/// <param name="budget">What all archives of the image may take.</param>
internal sealed class TarSequence(Stream source, ImageBudget budget)
{
    private readonly byte[] _block = new byte[TarBlock.Size];
    private Dictionary<string, string> _global = new(StringComparer.Ordinal);
    private long _left;
    private int _padding;

    /// <summary>Bytes that were read of the archive.</summary>
    internal long Position { get; private set; }

    /// <summary>Goes to the next header; null at the end.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="EndOfStreamException">The archive ends too early.</exception>
    /// <exception cref="DiagnosticException">It is too large.</exception>
    internal TarHeader? Next()
    {
        var records = new Dictionary<string, string>(_global, StringComparer.Ordinal);
        while (NextBlock() is { } header)
        {
            switch (header.Type)
            {
                case TarEntryType.ExtendedAttributes:
                    foreach (var (key, value) in PaxRecords.Parse(Extension(header)))
                        records[key] = value;
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    _global = PaxRecords.Parse(Extension(header));
                    records = new(_global, StringComparer.Ordinal);
                    break;
                case TarEntryType.LongPath:
                    records["path"] = TarBlock.Text(Extension(header));
                    break;
                case TarEntryType.LongLink:
                    records["linkpath"] = TarBlock.Text(Extension(header));
                    break;
                case TarEntryType.SparseFile:
                    throw new InvalidDataException("it holds a sparse file in the old form of GNU tar");
                default:
                    return Begin(PaxRecords.Apply(header, records));
            }
        }
        return null;
    }

    /// <summary>Reads on in the content of the last entry.</summary>
    /// <returns>The bytes that were read: as many as asked for, unless the content ends.</returns>
    internal int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _left)];
        Fill(wanted);
        _left -= wanted.Length;
        return wanted.Length;
    }

    private TarHeader? NextBlock()
    {
        Skip();
        var count = source.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        // An archive may lack the empty blocks at its end, and the engine takes it so.
        if (count == 0 || !_block.AsSpan(0, count).ContainsAnyExcept((byte)0))
            return null;
        if (count < _block.Length)
            throw new EndOfStreamException();
        Count(count);
        budget.AddEntry();
        return TarBlock.Parse(_block);
    }

    // Folders, links and devices have no content, whatever their size says.
    private TarHeader Begin(TarHeader header)
    {
        var hasContent = header.Type is not (TarEntryType.Directory or TarEntryType.SymbolicLink or TarEntryType.HardLink or TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo);
        Follow(hasContent ? header.Size : 0);
        return hasContent ? header : header with { Size = 0 };
    }

    private byte[] Extension(TarHeader header)
    {
        if (header.Size > budget.Limits.HeaderBytes)
            throw new InvalidDataException("an extended header of the tar archive is too long");
        Follow(header.Size);
        var bytes = new byte[header.Size];
        _ = Read(bytes);
        return bytes;
    }

    private void Follow(long size)
    {
        _left = size;
        _padding = (int)(-size & (TarBlock.Size - 1));
    }

    private void Skip()
    {
        if (source.CanSeek)
            Jump(_left + _padding);
        Span<byte> rest = stackalloc byte[4096];
        while (_left > 0)
            _ = Read(rest);
        Fill(rest[.._padding]);
        _padding = 0;
    }

    private void Jump(long bytes)
    {
        if (bytes > source.Length - source.Position)
            throw new EndOfStreamException();
        source.Seek(bytes, SeekOrigin.Current);
        Position += bytes;
        (_left, _padding) = (0, 0);
    }

    private void Fill(Span<byte> buffer)
    {
        source.ReadExactly(buffer);
        Count(buffer.Length);
    }

    private void Count(int bytes)
    {
        Position += bytes;
        budget.AddBytes(bytes);
    }
}
