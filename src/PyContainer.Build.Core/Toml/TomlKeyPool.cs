using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>Gives equal names one string: a lock repeats a dozen keys tens of thousands of times.</summary>
internal sealed class TomlKeyPool
{
    private (int Hash, string? Name)[] _slots = new (int, string?)[64];
    private int _count;

    public string Get(ReadOnlySpan<byte> utf8)
    {
        int hash = Hash(utf8);
        int slot = hash & (_slots.Length - 1);
        while (_slots[slot].Name is { } name)
        {
            if (_slots[slot].Hash == hash && IsSame(name, utf8))
                return name;
            slot = (slot + 1) & (_slots.Length - 1);
        }

        string added = Encoding.UTF8.GetString(utf8);
        _slots[slot] = (hash, added);
        if (++_count > _slots.Length / 2)
            Grow();
        return added;
    }

    // Seeded for each process, so that no file can be made whose names all fall into one slot.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

    private static bool IsSame(string name, ReadOnlySpan<byte> utf8) =>
        Ascii.Equals(utf8, name) || (!Ascii.IsValid(utf8) && name == Encoding.UTF8.GetString(utf8));

    private void Grow()
    {
        var old = _slots;
        _slots = new (int, string?)[2 * old.Length];
        foreach (var entry in old)
        {
            if (entry.Name is null)
                continue;
            int slot = entry.Hash & (_slots.Length - 1);
            while (_slots[slot].Name is not null)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }
}
