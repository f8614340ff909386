namespace PyContainer.Build.Images;

/// <summary>A stream whose bytes pass a search as they are read. It cannot be skipped: every byte is looked at.</summary>
/// <param name="source">The stream.</param>
/// <param name="search">The search.</param>
internal sealed class SearchedStream(Stream source, SecretSearch search) : Stream
{
    // The end of what was read, for a word that two reads share.
    private byte[] _tail = [];

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        var read = buffer[..count];
        var overlap = search.LongestForm - 1;
        // First where two reads meet, then the read itself.
        byte[] seam = [.. _tail, .. read[..Math.Min(count, overlap)]];
        search.Look(seam);
        if (count > overlap)
            search.Look(read);
        _tail = count >= overlap ? read[^overlap..].ToArray() : seam[^Math.Min(seam.Length, overlap)..];
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
