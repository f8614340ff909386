using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Microsoft.Build.Logging.StructuredLogger;

namespace PyContainer.Build;

/// <summary>
/// Searches for a word in all forms that a program may have given it: as it is (which the forms of addresses and JSON leave alone, as it has
/// letters and digits only), in base64 at any offset, in hexadecimal digits.
/// </summary>
/// <param name="word">The word: letters and digits.</param>
public sealed class SecretSearch(string word)
{
    private readonly byte[][] _forms = [.. Forms(word).Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether a text holds it.</summary>
    public bool IsIn(string text) => IsIn(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether bytes hold it.</summary>
    public bool IsIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var form in _forms)
        {
            if (bytes.IndexOf(form) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>The files below a folder that hold it, unpacked where they are packed.</summary>
    public IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => IsIn(Unpacked(File.ReadAllBytes(file))));

    /// <summary>Whether a binary log holds it: in an event, in a list of variables or in a file that it carries.</summary>
    public bool IsInBinaryLog(string path)
    {
        if (IsIn(Unpacked(File.ReadAllBytes(path))))
            return true;
        using var archive = new ZipArchive(new MemoryStream(BinaryLog.ReadBuild(path).SourceFilesArchive));
        return archive.Entries.Any(entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return IsIn(copy.ToArray());
        });
    }

    /// <summary>The blobs of an OCI archive that hold it.</summary>
    public IEnumerable<string> InArchive(string path)
    {
        using var reader = new TarReader(File.OpenRead(path));
        while (reader.GetNextEntry() is { } entry)
        {
            using var copy = new MemoryStream();
            entry.DataStream?.CopyTo(copy);
            if (IsIn(Unpacked(copy.ToArray())))
                yield return entry.Name;
        }
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..])
            return bytes;
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        packed.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<string> Forms(string word)
    {
        var bytes = Encoding.ASCII.GetBytes(word);
        yield return word;
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        // Characters at both ends depend on what stands beside the word.
        for (var offset = 0; offset < 3; offset++)
            yield return Convert.ToBase64String([.. new byte[offset], .. bytes])[(offset == 0 ? 0 : offset + 1)..^4];
    }
}
