namespace PyContainer.Build.Images;

/// <summary>A part of a file, read from its start to its end. One part of a file at a time.</summary>
internal sealed class ArchiveSlice : Stream
{
    private readonly Stream _archive;
    private long _left;

    internal ArchiveSlice(Stream archive, long start, long length)
    {
        (_archive, _left, Length) = (archive, length, length);
        _archive.Position = start;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _archive.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
