using System.Formats.Tar;

namespace PyContainer.Build.Outputs;

/// <summary>Files that are files: no links, no pipes, no devices. Nothing else is ever opened, because opening alone can wait for ever.</summary>
public static class PlainFile
{
    /// <summary>Lists one folder as it is: hidden entries too, links as links.</summary>
    internal static EnumerationOptions Everything { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Whether a path is a plain file. The answer is about the path itself, never about what a link points to.</summary>
    public static bool Exists(string path) => new FileInfo(path) is var file && (int)file.Attributes != -1
        && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && !file.Attributes.HasFlag(FileAttributes.Directory) && (file.Length > 0 || !IsSpecial(path));

    /// <summary>Opens a file for reading; null when it is no plain file.</summary>
    public static FileStream? Open(string path) => Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;

    /// <summary>Reads a file; null when it is no plain file, or larger than is asked for.</summary>
    public static byte[]? Read(string path, int maximum)
    {
        using var file = Open(path);
        if (file is null || file.Length > maximum)
            return null;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Opens a new file in the place of whatever has the name: what was there is unlinked, not written to.</summary>
    public static FileStream Replace(string path, FileShare share)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, share);
    }

    // Pipes, sockets and devices have no length. Only the writer of tar archives tells them from an empty file, and it opens none of them.
    private static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows())
            return false;
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(path, "x");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType != TarEntryType.RegularFile;
        }
        catch (IOException)
        {
            // A socket has no place in an archive. An empty file that somebody holds is not ours to read either.
            return true;
        }
    }
}
