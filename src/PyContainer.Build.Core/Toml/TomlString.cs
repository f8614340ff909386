namespace PyContainer.Build.Toml;

/// <summary>A string, basic or literal, of one line or several (TOML 1.0, String).</summary>
public sealed class TomlString : TomlValue
{
    private readonly int _start;
    private readonly int _length;
    private string? _value;

    internal TomlString(TomlSource source, int offset, TomlText text)
        : base(source, offset) => (_start, _length, _value) = (text.Start, text.Length, text.Decoded);

    /// <summary>The text with escapes resolved; line ends of a multi-line string are those of the file.</summary>
    public string Value => _value ??= Source.Texts.Get(Source.Utf8.Span.Slice(_start, _length));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
