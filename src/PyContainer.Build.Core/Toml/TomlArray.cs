using System.Collections;

namespace PyContainer.Build.Toml;

/// <summary>An array in brackets, or an array of tables made by <c>[[headers]]</c> (TOML 1.0, Array, Array of Tables).</summary>
public sealed class TomlArray : TomlValue, IReadOnlyList<TomlValue>
{
    private TomlValue[] _items = [];
    private int _count;

    internal TomlArray(TomlSource source, int offset, bool isOfTables = false)
        : base(source, offset) => IsOfTables = isOfTables;

    /// <summary>Whether headers made it. Then every item is a <see cref="TomlTable"/>.</summary>
    public bool IsOfTables { get; }

    /// <inheritdoc/>
    public int Count => _count;

    /// <inheritdoc/>
    public TomlValue this[int index] => _items.AsSpan(0, _count)[index];

    /// <inheritdoc/>
    public IEnumerator<TomlValue> GetEnumerator() => ((IEnumerable<TomlValue>)new ArraySegment<TomlValue>(_items, 0, _count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(TomlValue item)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(2, 2 * _count));
        _items[_count++] = item;
    }
}
