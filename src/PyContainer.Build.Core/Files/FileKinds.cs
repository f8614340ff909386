using System.Runtime.InteropServices;

namespace PyContainer.Build.Files;

/// <summary>
/// Asks the system what a path names. .NET has no name for pipes, sockets and devices; the shim that its own library calls has. Where
/// that shim is missing, attributes tell links and folders, and everything else counts as a plain file.
/// </summary>
public static unsafe partial class FileKinds
{
    // The structure is longer in each version of .NET; only its first two fields, flags and mode, are read.
    private const int StatusBytes = 1024;
    private const int TypeMask = 0xF000;

    private static volatile bool _isMissing = OperatingSystem.IsWindows();

    /// <summary>What a path names; a link is a link, wherever it leads.</summary>
    public static FileKind Of(string path) => Of(path, followsLinks: false);

    /// <summary>What is at the end of a path; a link that leads nowhere, or in a circle, is missing.</summary>
    public static FileKind AtEndOf(string path) => Of(path, followsLinks: true);

    /// <summary>The words for a kind in a message.</summary>
    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Missing => "missing",
        FileKind.File => "a file",
        FileKind.Folder => "a folder",
        FileKind.Link => "a symbolic link",
        FileKind.Pipe => "a named pipe (FIFO)",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary>The kind that the type bits of a mode say (POSIX, sys/stat.h, as .NET's shim passes them on).</summary>
    internal static FileKind FromMode(int mode) => (mode & TypeMask) switch
    {
        0x1000 => FileKind.Pipe,
        0x2000 or 0x6000 => FileKind.Device,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        0xC000 => FileKind.Socket,
        _ => FileKind.File,
    };

    private static FileKind Of(string path, bool followsLinks)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return FileKind.Missing;
        if (!_isMissing)
        {
            try
            {
                var status = stackalloc byte[StatusBytes];
                var failed = (followsLinks ? Stat(path, status) : LinkStat(path, status)) != 0;
                return failed ? FileKind.Missing : FromMode(((int*)status)[1]);
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                _isMissing = true;
            }
        }
        return ByAttributes(path, followsLinks);
    }

    private static FileKind ByAttributes(string path, bool followsLinks)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.ReparsePoint) && new FileInfo(path).LinkTarget is not null)
                return !followsLinks ? FileKind.Link : File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true } end ? ByAttributes(end.FullName, followsLinks: false) : FileKind.Missing;
            return attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder : attributes.HasFlag(FileAttributes.Device) ? FileKind.Device : FileKind.File;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileKind.Missing;
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStat(string path, byte* status);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, byte* status);
}
