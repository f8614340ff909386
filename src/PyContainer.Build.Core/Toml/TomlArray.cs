using System.Collections;

namespace PyContainer.Build.Toml;

/// <summary>An array in brackets, or an array of tables made by <c>[[headers]]</c> (TOML 1.0, Array, Array of Tables).</summary>
public sealed class TomlArray : TomlValue, IReadOnlyList<TomlValue>
{
    private readonly List<TomlValue> _items = [];

    internal TomlArray(TomlSource source, int offset, bool isOfTables = false)
        : base(source, offset) => IsOfTables = isOfTables;

    /// <summary>Whether headers made it. Then every item is a <see cref="TomlTable"/>.</summary>
    public bool IsOfTables { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public TomlValue this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<TomlValue> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(TomlValue item) => _items.Add(item);
}
