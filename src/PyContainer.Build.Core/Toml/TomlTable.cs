using System.Diagnostics.CodeAnalysis;

namespace PyContainer.Build.Toml;

/// <summary>A table, however it is written: with a header, inline, or by dotted keys (TOML 1.0, Table, Inline Table, Keys).</summary>
public sealed class TomlTable : TomlValue
{
    // Up to here looking at each key is as fast as hashing; a [project] is smaller, and so are nearly all tables of a lock.
    private const int SmallSize = 16;

    // Entries are linked, not listed: nearly all tables of a lock have one to three keys.
    private TomlEntry? _first;
    private TomlEntry? _last;
    private Dictionary<string, TomlEntry>? _byKey;

    internal TomlTable(TomlSource source, int offset, TomlTableOrigin origin, int depth)
        : base(source, offset) => (Origin, Depth) = (origin, depth);

    /// <summary>Keys and values in the order of the file; a table named in several places stands where it is named first.</summary>
    public IReadOnlyList<TomlEntry> Entries
    {
        get
        {
            var entries = new TomlEntry[Count];
            var index = 0;
            for (var entry = _first; entry is not null; entry = entry.Next)
                entries[index++] = entry;
            return entries;
        }
    }

    /// <summary>The number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>What the rules against defining a table twice need to know.</summary>
    internal TomlTableOrigin Origin { get; set; }

    /// <summary>How many tables and arrays enclose this one; 0 for the root.</summary>
    internal int Depth { get; }

    /// <summary>Looks a key up; keys are compared by their characters, with case.</summary>
    public TomlEntry? Find(string key)
    {
        if (_byKey is not null)
            return _byKey.GetValueOrDefault(key);
        for (var entry = _first; entry is not null; entry = entry.Next)
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }

    /// <summary>Looks a value up by its key.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out TomlValue? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }

    /// <summary>The value of a key, or null when the key is absent or its value is of another type.</summary>
    public T? Get<T>(string key)
        where T : TomlValue => Find(key)?.Value as T;

    /// <summary>The text of a key, or null when the key is absent or its value is no string.</summary>
    public string? GetString(string key) => Get<TomlString>(key)?.Value;

    /// <summary>Adds a key that the caller knows to be new.</summary>
    internal void Add(TomlKeyPart key, TomlValue value)
    {
        var entry = new TomlEntry(key, value);
        if (_last is null)
            _first = entry;
        else
            _last.Next = entry;
        _last = entry;
        if (++Count == SmallSize + 1)
            Index();
        else
            _byKey?.Add(entry.Key, entry);
    }

    private void Index()
    {
        _byKey = new(2 * Count, StringComparer.Ordinal);
        for (var entry = _first; entry is not null; entry = entry.Next)
            _byKey.Add(entry.Key, entry);
    }
}
