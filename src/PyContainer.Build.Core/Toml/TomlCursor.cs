using System.Buffers;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>A place in the bytes that moves forward. What it moves over is the business of the readers.</summary>
internal ref struct TomlCursor(TomlSource source)
{
    private readonly ReadOnlySpan<byte> _bytes = source.Utf8.Span;

    public readonly TomlSource Source => source;

    public int Offset { get; set; } = source.Start;

    public readonly bool AtEnd => Offset == _bytes.Length;

    /// <summary>The byte at the place, or -1 at the end of the file.</summary>
    public readonly int Current => Offset < _bytes.Length ? _bytes[Offset] : -1;

    public readonly ReadOnlySpan<byte> Rest => _bytes[Offset..];

    public readonly ReadOnlySpan<byte> Slice(int start, int end) => _bytes[start..end];

    public bool TryTake(char ascii)
    {
        if (Current != ascii)
            return false;
        Offset++;
        return true;
    }

    /// <summary>Takes all bytes of a set; the result is empty when the first is not one of them.</summary>
    public ReadOnlySpan<byte> TakeAll(SearchValues<byte> set)
    {
        int start = Offset;
        int length = Rest.IndexOfAnyExcept(set);
        Offset = length < 0 ? _bytes.Length : start + length;
        return _bytes[start..Offset];
    }

    /// <summary>Moves to the next byte of a set, or to the end of the file and says false.</summary>
    public bool MoveTo(SearchValues<byte> set)
    {
        int length = Rest.IndexOfAny(set);
        Offset = length < 0 ? _bytes.Length : Offset + length;
        return length >= 0;
    }

    public readonly DiagnosticException Error(string what) => source.Error(Offset, what);
}
