using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace PyContainer.Build;

/// <summary>What .NET has no call for.</summary>
internal static class SpecialFiles
{
    private const uint ForOwner = 0x1C0;

    /// <summary>Makes a named pipe.</summary>
    public static void Pipe(string path) => Assert.Equal(0, MakePipe(Bytes(path), ForOwner));

    /// <summary>Makes a socket.</summary>
    public static void Socket(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        // An address may have about a hundred bytes, so the socket is made near the root and moved.
        var near = $"/tmp/pyc-{Guid.NewGuid():N}";
        socket.Bind(new UnixDomainSocketEndPoint(near));
        Assert.Equal(0, Rename(Bytes(near), Bytes(path)));
    }

    /// <summary>Makes a device that never ends; false where this account may not.</summary>
    public static bool Device(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("mknod", [path, "c", "1", "5"]) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Makes a folder whose name is given in bytes.</summary>
    public static void Folder(string parent, params byte[] name) => Assert.Equal(0, MakeDirectory([.. Encoding.UTF8.GetBytes(parent), (byte)'/', .. name, 0], ForOwner));

    /// <summary>Deletes it; .NET cannot.</summary>
    public static void Remove(string parent, params byte[] name) => Assert.Equal(0, RemoveDirectory([.. Encoding.UTF8.GetBytes(parent), (byte)'/', .. name, 0]));

    private static byte[] Bytes(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "rename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(byte[] from, byte[] to);

    [DllImport("libc", EntryPoint = "rmdir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RemoveDirectory(byte[] path);

    [DllImport("libc", EntryPoint = "mkdir")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeDirectory(byte[] path, uint mode);
}
