using System.Buffers;
using System.Text;
using System.Text.Unicode;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>One TOML file, read completely by the rules of TOML 1.0, every key and value with its place.</summary>
/// <remarks>
/// Values refer to the bytes they were read from and become strings when somebody asks: a lock has ten strings for each one
/// that is looked at. The bytes must therefore stay as they are while the document is in use. Reading from several threads
/// is safe.
/// </remarks>
public sealed class TomlDocument
{
    private TomlDocument(TomlSource source)
    {
        Path = source.Path;
        Root = TomlParser.Parse(source);
    }

    /// <summary>The path that was given to <c>Parse</c>; every span carries it.</summary>
    public string Path { get; }

    /// <summary>The table of the file itself, which has no header; its span is the first place of the file.</summary>
    public TomlTable Root { get; }

    /// <summary>Reads the bytes of a file. A byte order mark at the beginning is accepted and counts as no column.</summary>
    /// <param name="utf8">The whole file; not copied.</param>
    /// <param name="path">Full path of the file, for spans and errors; nothing is read from it.</param>
    /// <exception cref="DiagnosticException">
    /// PYC1002 with line and column: the bytes are not UTF-8 (checked first, for the whole file), or the first place where the
    /// text is not TOML 1.0 or nests deeper than 128 tables and arrays.
    /// </exception>
    public static TomlDocument Parse(ReadOnlyMemory<byte> utf8, string path) => Parse(utf8, path, new TomlTexts(utf8.Length));

    /// <summary>Reads the bytes of one of several files that have much in common.</summary>
    internal static TomlDocument Parse(ReadOnlyMemory<byte> utf8, string path, TomlTexts texts)
    {
        var source = new TomlSource(utf8, path, texts);
        source.RequireUtf8();
        return new TomlDocument(source);
    }

    /// <summary>Reads a text; the same as reading its UTF-8 bytes.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">Full path for spans and errors; nothing is read from it.</param>
    /// <exception cref="DiagnosticException">PYC1002 as for bytes; a half surrogate pair is refused at its place.</exception>
    public static TomlDocument Parse(string text, string path)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        var status = Utf8.FromUtf16(text, bytes, out _, out int written, replaceInvalidSequences: false);
        var source = new TomlSource(bytes.AsMemory(0, written), path, new TomlTexts(written));
        return status == OperationStatus.Done
            ? new TomlDocument(source)
            : throw source.Error(written, "half of a surrogate pair stands alone here");
    }
}
