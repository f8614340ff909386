using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>A literal without quotes or brackets, as it stands in the file, before it is known to be good.</summary>
internal readonly ref struct TomlWord(TomlSource source, int start, ReadOnlySpan<byte> text)
{
    public TomlSource Source => source;

    public int Start => start;

    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>The error that begins with the word in quotes.</summary>
    public DiagnosticException Error(string what) => source.Error(start, $"{TomlWording.Quote(Text)} {what}");
}
