using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PyContainer.Build.Images;

/// <summary>
/// The records of an extended header (POSIX.1-2001): <c>LENGTH KEY=VALUE\n</c>. The length counts, not the line end: a value may hold
/// one, and the bits of a file capability do.
/// </summary>
internal static class PaxRecords
{
    private const string Capability = "SCHILY.xattr.security.capability";

    /// <summary>Reads the records.</summary>
    /// <exception cref="InvalidDataException">They are none.</exception>
    internal static Dictionary<string, string> Parse(ReadOnlySpan<byte> bytes)
    {
        var records = new Dictionary<string, string>(StringComparer.Ordinal);
        while (bytes.Length > 0 && bytes[0] != 0)
        {
            if (!Utf8Parser.TryParse(bytes, out int length, out var digits) || length <= digits + 1 || length > bytes.Length || bytes[digits] != ' ' || bytes[length - 1] != '\n')
                throw new InvalidDataException("an extended header of the tar archive is damaged");
            var record = bytes[(digits + 1)..(length - 1)];
            var sign = record.IndexOf((byte)'=');
            if (sign <= 0)
                throw new InvalidDataException("an extended header of the tar archive is damaged");
            records[Encoding.UTF8.GetString(record[..sign])] = Encoding.UTF8.GetString(record[(sign + 1)..]);
            bytes = bytes[length..];
        }
        return records;
    }

    /// <summary>A header with what its extended headers say in place of its own fields.</summary>
    internal static TarHeader Apply(TarHeader header, IReadOnlyDictionary<string, string> records) => header with
    {
        Name = Text(records, "path", header.Name),
        LinkName = Text(records, "linkpath", header.LinkName),
        Size = Number(records, "size", header.Size),
        UserId = Number(records, "uid", header.UserId),
        GroupId = Number(records, "gid", header.GroupId),
        HasCapabilities = records.ContainsKey(Capability),
    };

    // An empty value takes a record of a global header back.
    private static string Text(IReadOnlyDictionary<string, string> records, string key, string otherwise) => records.TryGetValue(key, out var text) && text.Length > 0 ? text : otherwise;

    private static long Number(IReadOnlyDictionary<string, string> records, string key, long otherwise) => Text(records, key, "") is not { Length: > 0 } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"'{key}' of an extended header is no number");
}
