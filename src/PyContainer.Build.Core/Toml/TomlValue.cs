using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>A value of TOML: one of the sealed types of this namespace whose names begin with <c>Toml</c>.</summary>
public abstract class TomlValue
{
    private protected TomlValue(TomlSource source, int offset) => (Source, Offset) = (source, offset);

    /// <summary>
    /// Where the value starts: its first character, quotes and brackets included. A table or an element of an array of tables
    /// starts at the opening bracket of its header, an array of tables at the first of its headers; a table that has no header
    /// of its own starts at the part of a longer key that names it first.
    /// </summary>
    public SourceSpan Span => Source.SpanAt(Offset);

    internal TomlSource Source { get; }

    internal int Offset { get; set; }
}
