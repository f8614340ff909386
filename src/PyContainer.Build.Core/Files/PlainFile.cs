using System.Text;
using PyContainer.Build.Diagnostics;

namespace PyContainer.Build.Files;

/// <summary>
/// Reads files of the tree: plain ones, up to a limit. What would wait for ever or never end (a pipe, a socket, a device) is refused before
/// it is opened, and a link is followed inside of the repository only: nothing else of this machine is quoted in a message.
/// </summary>
public static class PlainFile
{
    private const int Block = 81920;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="limit">How much of it is read.</param>
    /// <exception cref="DiagnosticException">PYC2170, PYC2171 or PYC2172.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Bytes(string path, FileLimit limit) => Bytes(Open(path, limit), path, limit);

    private static byte[] Bytes(FileStream file, string path, FileLimit limit)
    {
        using var stream = file;
        // A file may grow while it is read, and some systems name a size of 0 for what they make up.
        using var content = new MemoryStream((int)Math.Min(stream.Length, limit.Bytes));
        var buffer = new byte[Block];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (content.Length + count > limit.Bytes)
                throw TooLarge(path, Math.Max(stream.Length, content.Length + count), limit);
            content.Write(buffer, 0, count);
        }
        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    /// <summary>Reads a file whole, as UTF-8 without its byte order mark.</summary>
    /// <exception cref="DiagnosticException">PYC2170, PYC2171 or PYC2172.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Text(string path, FileLimit limit)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path, limit)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a file that whoever publishes has named, wherever it lies.</summary>
    /// <exception cref="DiagnosticException">PYC2170.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string TextAnywhere(string path, FileLimit limit)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(OpenAny(path, limit), path, limit)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="DiagnosticException">PYC2170, PYC2171 or PYC2172.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static FileStream Open(string path, FileLimit limit)
    {
        Require(path, limit.What);
        return OpenAny(path, limit);
    }

    private static FileStream OpenAny(string path, FileLimit limit)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        if (stream.Length <= limit.Bytes)
            return stream;
        var length = stream.Length;
        stream.Dispose();
        throw TooLarge(path, length, limit);
    }

    /// <summary>Refuses what is no plain file.</summary>
    /// <exception cref="DiagnosticException">PYC2171 or PYC2172.</exception>
    public static void Require(string path, string what)
    {
        var kind = FileKinds.Of(path);
        if (kind == FileKind.Link)
        {
            var boundary = RepositoryFolder.Of(path);
            if (Links.Final(path) is not { } end || !RepositoryFolder.Holds(boundary, end))
                throw FileCodes.LinkOutside.Error(SourceSpan.Of(path), ShownText.Of(Path.GetFileName(path)), ShownText.Of(Links.Target(path) ?? "?"), boundary);
            kind = FileKinds.Of(end);
        }
        // What is missing, or a folder, fails in words of its own when it is opened.
        if (kind is FileKind.Pipe or FileKind.Socket or FileKind.Device)
            throw FileCodes.NotPlain.Error(SourceSpan.Of(path), ShownText.Of(Path.GetFileName(path)), FileKinds.Name(kind), what);
    }

    private static DiagnosticException TooLarge(string path, long length, FileLimit limit) =>
        FileCodes.TooLarge.Error(SourceSpan.Of(path), FileLimit.Size(length), limit.What, FileLimit.Size(limit.Bytes));
}
