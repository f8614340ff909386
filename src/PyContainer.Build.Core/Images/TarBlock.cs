using System.Formats.Tar;
using System.Text;

namespace PyContainer.Build.Images;

/// <summary>The 512 bytes of a header (POSIX.1-1988 ustar, with the numbers and names of GNU tar).</summary>
internal static class TarBlock
{
    internal const int Size = 512;

    /// <summary>Reads the fields of a header.</summary>
    /// <exception cref="InvalidDataException">They are those of no header.</exception>
    internal static TarHeader Parse(ReadOnlySpan<byte> block)
    {
        if (!HasChecksum(block))
            throw new InvalidDataException("it is no tar archive, or is damaged");
        var isUstar = block[257..263].SequenceEqual("ustar\0"u8);
        var (prefix, name) = (isUstar ? Text(block[345..500]) : "", Text(block[..100]));
        return new TarHeader(prefix.Length == 0 ? name : $"{prefix}/{name}", (TarEntryType)(block[156] == 0 ? (byte)'0' : block[156]), Number(block[124..136]))
        {
            Mode = (int)(Number(block[100..108]) & 0xFFF),
            UserId = Number(block[108..116]),
            GroupId = Number(block[116..124]),
            LinkName = Text(block[157..257]),
        };
    }

    /// <summary>The text before the first NUL.</summary>
    internal static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);

    // The sum of all bytes, with blanks in place of itself; some old programs summed signed bytes.
    private static bool HasChecksum(ReadOnlySpan<byte> block)
    {
        var (unsigned, signed) = (8L * ' ', 8L * ' ');
        for (var index = 0; index < block.Length; index++)
        {
            if (index is >= 148 and < 156)
                continue;
            unsigned += block[index];
            signed += (sbyte)block[index];
        }
        return TryNumber(block[148..156], out var sum) && (sum == unsigned || sum == signed);
    }

    private static long Number(ReadOnlySpan<byte> field) => TryNumber(field, out var value) ? value : throw new InvalidDataException("a number of a tar header cannot be read");

    private static bool TryNumber(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        // GNU tar: the first bit says that the rest is a binary number. Negative ones mean nothing here.
        if ((field[0] & 0x80) != 0)
        {
            value = field[0] & 0x7F;
            foreach (var part in field[1..])
            {
                if (value > long.MaxValue >> 8)
                    return false;
                value = (value << 8) | part;
            }
            return true;
        }
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return false;
            value = (value << 3) | (uint)(digit - '0');
        }
        return true;
    }
}
