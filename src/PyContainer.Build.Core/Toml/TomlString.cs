using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>A string, basic or literal, of one line or several (TOML 1.0, String).</summary>
public sealed class TomlString : TomlValue
{
    private readonly TomlText _text;
    private string? _value;

    internal TomlString(TomlSource source, int offset, TomlText text)
        : base(source, offset) => (_text, _value) = (text, text.Decoded);

    /// <summary>The text with escapes resolved; line ends of a multi-line string are those of the file.</summary>
    public string Value => _value ??= Encoding.UTF8.GetString(Source.Utf8.Span.Slice(_text.Start, _text.Length));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
