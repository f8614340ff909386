using PyContainer.Build.Files;

namespace PyContainer.Build.Outputs;

/// <summary>Files that are files: no links, no pipes, no devices. Nothing else is ever opened, because opening alone can wait for ever.</summary>
public static class OutputFile
{
    /// <summary>Lists one folder as it is: hidden entries too, links as links.</summary>
    internal static EnumerationOptions Everything { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Whether a path is a plain file. The answer is about the path itself, never about what a link points to.</summary>
    public static bool Exists(string path) => FileKinds.Of(path) == FileKind.File;

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
}
