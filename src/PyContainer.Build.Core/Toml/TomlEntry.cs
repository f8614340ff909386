using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Toml;

/// <summary>One key of a table with its value.</summary>
public sealed class TomlEntry
{
    private readonly int _offset;

    internal TomlEntry(TomlKeyPart key, TomlValue value) => (Key, _offset, Value) = (key.Name, key.Offset, value);

    /// <summary>The key without quotes, escapes resolved; of a dotted key or header, the part that belongs to this table.</summary>
    public string Key { get; }

    /// <summary>Where that part stands first, at its quote if it has one.</summary>
    public SourceSpan KeySpan => Value.Source.SpanAt(_offset);

    /// <summary>The value.</summary>
    public TomlValue Value { get; }

    /// <summary>The next entry of the table.</summary>
    internal TomlEntry? Next { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
