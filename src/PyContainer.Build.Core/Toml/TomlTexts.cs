using System.Numerics;
using System.Text;

namespace PyContainer.Build.Toml;

/// <summary>Gives equal short texts one string where it can: files repeat the same keys and names thousands of times.</summary>
/// <remarks>
/// A cache of fixed size: two texts that meet in one slot replace each other, which costs a string and changes nothing else. So
/// no file can make it large or slow, and several threads may use it.
/// </remarks>
internal sealed class TomlTexts
{
    // Longer texts are seldom repeated.
    private const int Longest = 64;

    private const int FewestSlots = 64;
    private const int MostSlots = 2048;

    private readonly string?[] _slots;

    /// <summary>A cache for about so many bytes of TOML.</summary>
    public TomlTexts(int bytes) => _slots = new string?[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(bytes / 64, FewestSlots, MostSlots))];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[Hash(utf8) & (_slots.Length - 1)];
        var known = slot;
        if (known is not null && Ascii.Equals(utf8, known))
            return known;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    // FNV-1a: texts are short, and nothing depends on its quality but speed.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var each in utf8)
            hash = (hash ^ each) * 16777619u;
        return (int)(hash ^ (hash >> 15));
    }
}
