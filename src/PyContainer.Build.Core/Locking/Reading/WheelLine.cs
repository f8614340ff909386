using System.Text;

namespace PyContainer.Build.Locking;

/// <summary>Parts of a line that describes one file of a package, as slices of the line.</summary>
internal ref struct WheelLine
{
    /// <summary>URL, path or file name.</summary>
    public ReadOnlySpan<byte> Location;

    /// <summary><c>algorithm:digits</c>, or empty.</summary>
    public ReadOnlySpan<byte> Hash;

    /// <summary>Hash of the zstd variant, or empty.</summary>
    public ReadOnlySpan<byte> ZstdHash;

    /// <summary>
    /// Reads <c>{ url = "…", hash = "…", size = 1, upload-time = "…" }</c> in exactly the layout that uv writes. Anything else,
    /// valid or not, is left to the general reader.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out WheelLine line)
    {
        line = default;
        if (!text.StartsWith("{ "u8) || !text.EndsWith(" }"u8) || text.IndexOf((byte)'\\') >= 0 || text.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7e) >= 0)
            return false;
        var rest = text[2..];
        if (!TryTakeLocation(ref rest, out line.Location))
            return false;
        TryTake(ref rest, ", hash = \""u8, out line.Hash);
        SkipNumber(ref rest, ", size = "u8);
        TryTake(ref rest, ", upload-time = \""u8, out _);
        if (rest.StartsWith(", zstd = { "u8))
        {
            rest = rest[", zstd = { "u8.Length..];
            if (!TryTake(ref rest, "hash = \""u8, out line.ZstdHash))
                return false;
            SkipNumber(ref rest, ", size = "u8);
            if (!rest.StartsWith(" }"u8))
                return false;
            rest = rest[2..];
        }

        return rest.SequenceEqual(" }"u8) && IsHash(line.Hash) && IsHash(line.ZstdHash);
    }

    /// <summary>The version in the name of a wheel, or empty when the name is not that of a wheel.</summary>
    public static ReadOnlySpan<byte> Version(ReadOnlySpan<byte> location)
    {
        var end = location.IndexOfAny((byte)'?', (byte)'#');
        var path = end < 0 ? location : location[..end];
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        var first = name.IndexOf((byte)'-');
        if (first < 0 || !name.EndsWith(".whl"u8))
            return [];
        var second = name[(first + 1)..].IndexOf((byte)'-');
        return second < 0 ? [] : name.Slice(first + 1, second);
    }

    public static string Algorithm(ReadOnlySpan<byte> hash)
    {
        if (hash.StartsWith("sha256:"u8))
            return "sha256";
        var colon = hash.IndexOf((byte)':');
        return colon < 0 ? "" : Encoding.ASCII.GetString(hash[..colon]);
    }

    /// <summary>Empty, or an algorithm, a colon and hexadecimal digits.</summary>
    public static bool IsHash(ReadOnlySpan<byte> hash)
    {
        var colon = hash.IndexOf((byte)':');
        return hash.IsEmpty || (colon > 0 && colon < hash.Length - 1 && hash[(colon + 1)..].IndexOfAnyExcept(HexDigits) < 0);
    }

    private static System.Buffers.SearchValues<byte> HexDigits { get; } = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static bool TryTakeLocation(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> location) =>
        TryTake(ref rest, "url = \""u8, out location) || TryTake(ref rest, "path = \""u8, out location) || TryTake(ref rest, "filename = \""u8, out location);

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!rest.StartsWith(key))
            return false;
        var value = rest[key.Length..];
        var end = value.IndexOf((byte)'"');
        if (end <= 0)
            return false;
        text = value[..end];
        rest = value[(end + 1)..];
        return true;
    }

    private static void SkipNumber(scoped ref ReadOnlySpan<byte> rest, scoped ReadOnlySpan<byte> key)
    {
        if (!rest.StartsWith(key))
            return;
        var digits = rest[key.Length..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        // A number of TOML does not begin with 0; one of more than eighteen digits might be too large.
        if (digits is > 0 and <= 18 && (digits == 1 || rest[key.Length] != '0'))
            rest = rest[(key.Length + digits)..];
    }
}
