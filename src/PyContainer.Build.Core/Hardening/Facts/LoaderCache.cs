using System.Buffers.Binary;
using System.Text;

namespace PyContainer.Build.Hardening;

/// <summary>Reads <c>/etc/ld.so.cache</c>, in which glibc looks libraries up: a folder of <c>ld.so.conf</c> counts through it only.</summary>
internal static class LoaderCache
{
    private const int Header = 48;
    private const int Entry = 24;

    /// <summary>The paths of each library; none where the file cannot be understood, as the loader does without it then.</summary>
    internal static ILookup<string, string> Parse(ReadOnlySpan<byte> bytes)
    {
        var found = new List<(string Name, string Path)>();
        // The older form may stand before it.
        var start = bytes.IndexOf("glibc-ld.so.cache1.1"u8);
        if (start >= 0 && bytes.Length - start >= Header)
        {
            var cache = bytes[start..];
            var count = BinaryPrimitives.ReadUInt32LittleEndian(cache[20..]);
            for (var index = 0; index < count && Header + ((index + 1) * Entry) <= cache.Length; index++)
            {
                var entry = cache.Slice(Header + (index * Entry), Entry);
                found.Add((Text(cache, BinaryPrimitives.ReadUInt32LittleEndian(entry[4..])), Text(cache, BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]))));
            }
        }
        return found.Where(entry => entry.Name.Length > 0 && entry.Path.StartsWith('/')).ToLookup(entry => entry.Name, entry => entry.Path, StringComparer.Ordinal);
    }

    private static string Text(ReadOnlySpan<byte> cache, uint at)
    {
        if (at >= cache.Length)
            return "";
        var text = cache[(int)at..];
        return text.IndexOf((byte)0) is > 0 and < 4096 and var end ? Encoding.UTF8.GetString(text[..end]) : "";
    }
}
