using System.Buffers;
using System.Text;
using System.Text.Unicode;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>The bytes of a file, and the way from an offset in them to a line and a column.</summary>
/// <remarks>Values keep their offset only: places are asked for when something is wrong, which is rare.</remarks>
internal sealed class TomlSource(ReadOnlyMemory<byte> utf8, string path, TomlTexts texts)
{
    // A place is found by walking from the nearest known one, so that a file of one huge line costs no more than another.
    private const int Stride = 512;

    private (int Line, int Column)[]? _known;

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    public string Path { get; } = path;

    /// <summary>Where keys and values become strings.</summary>
    public TomlTexts Texts { get; } = texts;

    /// <summary>Where the text begins: behind the byte order mark, if there is one.</summary>
    public int Start { get; } = utf8.Span.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>The place of a byte; the length of the file is the place behind its last character.</summary>
    public SourceSpan SpanAt(int offset)
    {
        _known ??= Survey();
        int nearest = offset / Stride;
        var (line, column) = Walk(_known[nearest], Utf8.Span[(nearest * Stride)..offset]);
        return new SourceSpan(Path, line, column);
    }

    public DiagnosticException Error(int offset, string what) => TomlCodes.InvalidToml.Error(SpanAt(offset), what);

    public void RequireUtf8()
    {
        if (System.Text.Unicode.Utf8.IsValid(Utf8.Span))
            return;
        int offset = 0;
        while (Rune.DecodeFromUtf8(Utf8.Span[offset..], out _, out int length) == OperationStatus.Done)
            offset += length;
        throw Error(offset, $"the byte 0x{Utf8.Span[offset]:X2} is not UTF-8 here");
    }

    private (int Line, int Column)[] Survey()
    {
        var known = new (int Line, int Column)[Utf8.Length / Stride + 1];
        known[0] = (1, Start == 0 ? 1 : 0); // The mark is walked over like a character but is none.
        for (int i = 1; i < known.Length; i++)
            known[i] = Walk(known[i - 1], Utf8.Span.Slice((i - 1) * Stride, Stride));
        return known;
    }

    private static (int Line, int Column) Walk((int Line, int Column) from, ReadOnlySpan<byte> over)
    {
        var (line, column) = from;
        int lineEnd = over.LastIndexOf((byte)'\n');
        if (lineEnd >= 0)
            (line, column) = (line + over.Count((byte)'\n'), 1);
        foreach (byte b in over[(lineEnd + 1)..])
        {
            if (b >= 0xF0)
                column += 2; // Four bytes of UTF-8 are two units of UTF-16.
            else if ((b & 0xC0) != 0x80)
                column++;
        }

        return (line, column);
    }
}
